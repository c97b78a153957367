//! Checks, cut by what they look at. (Skeleton.)

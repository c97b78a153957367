//! The search for the recipe that made a wrong signature. (Skeleton.)

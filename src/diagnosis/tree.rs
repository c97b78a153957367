//! The decision tree of design section 5 as one table: branches, nodes, their answers and leaves, and which
//! findings and fields belong to which case. The wizard draws it, `postdoc tree` prints it, the diagnosis
//! walks it.

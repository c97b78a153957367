//! Folds text that went through a chat or a picture (full-width letters, typographic quotes, `ー` for a
//! hyphen) for reading, with the way back. What was folded is counted, because such text never proves a
//! difference in white space, syntax or look-alike letters.

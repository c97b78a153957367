//! Enums whose members each have a word of the contract: variant, word and meaning as one row. Apart, since every
//! room has such lists; it knows none of them.

/// Declares an enum with `ALL`, `slug`, `from_slug` and what each member means.
macro_rules! slugs {
    ($(#[$head:meta])* pub enum $name:ident { $($(#[$meta:meta])* $variant:ident = $slug:literal,)+ }) => {
        $(#[$head])*
        pub enum $name { $($(#[$meta])* $variant,)+ }

        impl $name {
            /// All of them, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word of the contract.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)+ }
            }

            /// The one with this word.
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.slug() == slug)
            }
        }
    };
}

pub(crate) use slugs;

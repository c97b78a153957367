//! Catalogues: a message id and arguments become a sentence in a language. All words of postdoc
//! live in `locales/`; rooms below report and wizard never come here. It knows no finding and no screen,
//! only ids.
//!
//! A message that a language lacks is said in English, and one that nobody has as `⟨id⟩`: a gap is seen,
//! never fatal. `tests/it/locale/` keeps the gaps out.

mod amounts;
mod catalogue;
mod choose;
pub mod dates;
mod reasons;

use std::borrow::Cow;

pub use catalogue::Catalogue;
pub use choose::{LangSource, UnknownLang, choose};
pub use reasons::reason;

/// The languages, from one row each: name, tag (also the folder in `locales/`), and what it is called.
macro_rules! languages {
    ($($name:ident = $tag:literal, $called:literal;)*) => {
        /// The languages.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub enum Lang {
            $(#[doc = $called] $name),*,
        }

        impl Lang {
            /// All of them, English first: the order in which the language key goes through them.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$name),*];

            /// The tag, as `--lang` takes it.
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => $tag),*
                }
            }

            /// The texts of its catalogue files.
            const fn texts(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => &catalogue::texts!($tag)),*
                }
            }
        }
    };
}

// A further language is a folder of these files and a row here.
languages! {
    En = "en", "English";
    Ja = "ja", "Japanese";
    Zh = "zh", "Simplified Chinese";
}

#[expect(clippy::derivable_impls, reason = "the enum is made of rows")]
impl Default for Lang {
    fn default() -> Self {
        Self::En
    }
}

impl Lang {
    /// The one after it: what the language key switches to.
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|lang| *lang == self);
        let after = at.and_then(|at| Self::ALL.get(at + 1));
        after.copied().unwrap_or_default()
    }

    /// The language of a tag in the manner of BCP 47 or POSIX (`ja`, `ja-JP`, `ja_JP.UTF-8`); region,
    /// encoding and letter case do not matter.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| lang.tag().eq_ignore_ascii_case(language))
    }
}

/// One argument of a message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Arg {
    /// Text, already safe to show.
    Text(String),
    /// A number that plural selectors may look at.
    Int(i64),
}

/// The arguments of a message.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Args(pub Vec<(Cow<'static, str>, Arg)>);

impl Args {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a text.
    pub fn text(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.0.push((name.into(), Arg::Text(value.into())));
        self
    }

    /// With a number.
    pub fn int(mut self, name: impl Into<Cow<'static, str>>, value: i64) -> Self {
        self.0.push((name.into(), Arg::Int(value)));
        self
    }
}

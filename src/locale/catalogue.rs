//! The words of one language, out of the embedded `locales/*/*.ftl`. Apart from the module root because
//! only this file knows Fluent; nobody outside may.
//!
//! A message is parsed when it is first said, with those it refers to: a command says a few of two thousand.

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use fluent::concurrent::FluentBundle;
use fluent::resolver::ResolverError;
use fluent::resolver::errors::ReferenceKind;
use fluent::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Arg, Args, Lang};

/// Integers up to here survive Fluent's numbers, which are floating point.
const EXACT: u64 = 1 << 53;

/// The texts of the catalogue files of a language, by its tag; every language has the same files.
macro_rules! texts {
    ($tag:literal) => {
        catalogue::texts![$tag: "cases" "catch" "cli" "common" "demo" "deviations" "difference" "findings" "forms" "needs"
            "notes" "remedy" "report" "tree" "wizard" "zones"]
    };
    ($tag:literal: $($file:literal)*) => {
        [$(include_str!(concat!("../../locales/", $tag, "/", $file, ".ftl"))),*]
    };
}
pub(super) use texts;

/// The words of one language.
pub struct Catalogue {
    lang: Lang,
    /// Messages and terms as they are written, by their ids.
    entries: Vec<(&'static str, &'static str)>,
    parsed: Mutex<Parsed>,
}

/// What was said so far.
struct Parsed {
    bundle: FluentBundle<FluentResource>,
    /// Whether the entry at this place is in it.
    entries: Vec<bool>,
}

impl Catalogue {
    /// The catalogue of a language; built once, when it is first asked for.
    pub fn get(lang: Lang) -> &'static Self {
        static BUILT: [OnceLock<Catalogue>; Lang::ALL.len()] =
            [const { OnceLock::new() }; Lang::ALL.len()];
        static NONE: OnceLock<Catalogue> = OnceLock::new();
        let built = BUILT.get(lang as usize).unwrap_or(&NONE);
        built.get_or_init(|| Self::build(lang, lang.texts()))
    }

    /// What cannot be parsed is left out, and of two messages with one id the first counts: both are
    /// the tests' business, neither stops anybody.
    fn build(lang: Lang, texts: &[&'static str]) -> Self {
        let language: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // The marks that fence off arguments show as boxes in most terminals.
        bundle.set_use_isolating(false);
        let mut entries: Vec<_> = texts.iter().copied().flat_map(entries).collect();
        entries.sort_by_key(|(id, _)| *id);
        entries.dedup_by_key(|(id, _)| *id);
        let parsed = Parsed {
            bundle,
            entries: vec![false; entries.len()],
        };
        Self {
            lang,
            entries,
            parsed: Mutex::new(parsed),
        }
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.entries.binary_search_by_key(&id, |(id, _)| id).ok()
    }

    /// The messages that can be said, with this one among them.
    fn parsed(&self, id: &str) -> MutexGuard<'_, Parsed> {
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        let mut wanted = vec![id];
        while let Some(id) = wanted.pop() {
            let Some(place) = self.place(id) else {
                continue;
            };
            let (Some((_, text)), Some(done)) =
                (self.entries.get(place), parsed.entries.get_mut(place))
            else {
                continue;
            };
            if std::mem::replace(done, true) {
                continue;
            }
            wanted.extend(references(text));
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let _ = parsed.bundle.add_resource(resource);
        }
        parsed
    }

    /// Which language it is.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether this language itself has words for the id.
    pub fn has(&self, id: &str) -> bool {
        self.parsed(id).bundle.has_message(id)
    }

    /// The sentence; in English where the language lacks it, `⟨id⟩` where nobody has it.
    pub fn say(&self, id: &str, args: &Args) -> String {
        let args = fluent_args(args);
        self.find(|catalogue| catalogue.format(id, None, &args))
            .unwrap_or_else(|| unknown(id))
    }

    /// A sentence without arguments.
    pub fn word(&self, id: &str) -> String {
        self.say(id, &Args::new())
    }

    /// An attribute of a message (`.cause`, `.fix`), if it has it; in English where the language lacks it.
    pub fn attr(&self, id: &str, attribute: &str, args: &Args) -> Option<String> {
        let args = fluent_args(args);
        self.find(|catalogue| catalogue.format(id, Some(attribute), &args))
    }

    /// A message with some of its attributes, each as [`Self::say`] and [`Self::attr`] would: what is said of one
    /// thing shares its arguments.
    pub fn parts<const N: usize>(
        &self,
        id: &str,
        attributes: [&str; N],
        args: &Args,
    ) -> (String, [Option<String>; N]) {
        let args = fluent_args(args);
        let part = |name| self.find(|catalogue| catalogue.format(id, name, &args));
        let title = part(None).unwrap_or_else(|| unknown(id));
        (title, attributes.map(|name| part(Some(name))))
    }

    fn find(&self, format: impl Fn(&Self) -> Option<String>) -> Option<String> {
        format(self).or_else(|| {
            let english = Lang::default();
            (self.lang != english).then(|| format(Self::get(english)))?
        })
    }

    fn format(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let parsed = self.parsed(id);
        let message = parsed.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = parsed
            .bundle
            .format_pattern(pattern, Some(args), &mut errors);
        Some(errors.iter().fold(text.into_owned(), name_unknown))
    }
}

/// The messages and terms of a file: each begins where a line begins with its id.
fn entries(text: &'static str) -> Vec<(&'static str, &'static str)> {
    let begins =
        |line: &str| line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-');
    let mut all = Vec::new();
    let (mut at, mut begun) = (0, None);
    for line in text.split_inclusive('\n').chain(["#"]) {
        if begins(line) || line.starts_with('#') {
            if let Some((id, from)) = begun.take() {
                all.push((id, text.get(from..at).unwrap_or_default()));
            }
            let id = line.split_once('=').map(|(id, _)| id.trim_end());
            begun = id.filter(|_| begins(line)).map(|id| (id, at));
        }
        at += line.len();
    }
    all
}

/// The ids that an entry refers to; and words of its text that look like one, which name no entry.
fn references(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|rest| {
        let rest = rest.trim_start();
        let end = rest
            .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_');
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
    })
}

fn unknown(id: &str) -> String {
    format!("⟨{id}⟩")
}

/// Where a sentence is said in general, without a case at hand (`explain`), its values are named instead:
/// `<behind>` for `$behind_text`.
fn name_unknown(text: String, error: &FluentError) -> String {
    let FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) =
        error
    else {
        return text;
    };
    let name = id.strip_suffix("_text").unwrap_or(id).replace('_', "-");
    text.replace(&format!("{{${id}}}"), &format!("<{name}>"))
}

/// Every argument `x` gets a companion `x_given`: Fluent cannot ask whether a text is empty, and many
/// sentences read differently when a value is not known.
fn fluent_args(args: &Args) -> FluentArgs<'_> {
    let mut all = FluentArgs::with_capacity(2 * args.0.len());
    for (name, value) in &args.0 {
        let empty = matches!(value, Arg::Text(text) if text.is_empty());
        all.set(format!("{name}_given"), if empty { "no" } else { "yes" });
        all.set(name.as_ref(), fluent_value(value));
    }
    all
}

fn fluent_value(arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Int(number) if number.unsigned_abs() <= EXACT => FluentValue::from(*number),
        Arg::Int(number) => FluentValue::from(number.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_said_in_the_language_asked_for() {
        let none = Args::new();
        assert_eq!(Catalogue::get(Lang::En).say("word-yes", &none), "yes");
        assert_eq!(
            Catalogue::get(Lang::Ja).say("word-yes", &none),
            "\u{306f}\u{3044}"
        );
    }

    #[test]
    fn what_nobody_can_say_shows_its_id() {
        for lang in Lang::ALL {
            let catalogue = Catalogue::get(lang);
            assert_eq!(catalogue.word("no-such-message"), "⟨no-such-message⟩");
            assert_eq!(catalogue.word(""), "⟨⟩");
            assert_eq!(catalogue.attr("word-yes", "no-such", &Args::new()), None);
        }
    }

    #[test]
    fn arguments_stand_without_invisible_marks() {
        let catalogue = Catalogue::get(Lang::En);
        let args = Args::new().text("value", "{ $value }");
        assert_eq!(catalogue.say("word-quoted", &args), "\"{ $value }\"");
    }

    #[test]
    fn a_sentence_can_ask_whether_a_value_is_known() {
        let words = "it = { $what_given ->\n [yes] { $what }\n *[no] nothing\n }";
        let catalogue = Catalogue::build(Lang::En, &[words]);
        let said = |args: &Args| catalogue.say("it", args);
        assert_eq!(said(&Args::new().text("what", "cake")), "cake");
        assert_eq!(said(&Args::new().text("what", "")), "nothing");
        assert_eq!(said(&Args::new()), "nothing");
    }

    #[test]
    fn a_value_nobody_gave_is_named() {
        let catalogue = Catalogue::build(Lang::En, &["late = { $behind_text } late"]);
        assert_eq!(catalogue.word("late"), "<behind> late");
        let given = Args::new().text("behind_text", "1 h");
        assert_eq!(catalogue.say("late", &given), "1 h late");
    }

    #[test]
    fn numbers_choose_plurals_and_large_ones_keep_their_last_digit() {
        let english = Catalogue::get(Lang::En);
        let bytes = |count| english.say("amount-bytes", &Args::new().int("count", count));
        assert_eq!(bytes(0), "0 bytes");
        assert_eq!(bytes(1), "1 byte");
        assert_eq!(bytes(i64::MAX), "9223372036854775807 bytes");
    }

    #[test]
    fn a_word_missing_in_japanese_is_said_in_english() {
        let half = Catalogue::build(Lang::Ja, &[]);
        assert_eq!(half.word("word-yes"), "yes");
    }

    #[test]
    fn a_broken_file_leaves_the_other_words_alone() {
        let broken = Catalogue::build(Lang::En, &["here = }\nword-yes = aye\n", "word-yes = no"]);
        assert_eq!(broken.word("word-yes"), "aye");
    }
}

//! Which language to speak: `--lang`, then `POSTDOC_LANG`, then the system's list. Apart because it is a
//! rule of its own; it reads no environment, the command line hands everything in.

use super::Lang;

/// Who asked for a language.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LangSource {
    /// `--lang`
    Flag,
    /// `POSTDOC_LANG`
    Environment,
}

/// A language was asked for by name, and postdoc does not speak it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UnknownLang {
    /// The name as given.
    pub given: String,
    /// Who gave it.
    pub from: LangSource,
}

/// The language to speak. The first of the system's languages that postdoc speaks counts; `C` or `POSIX`
/// before it (`LC_ALL=C` over `LANG=ja_JP.UTF-8`) and an empty list mean English.
///
/// # Errors
/// When flag or environment name a language postdoc does not speak. The system's languages were not chosen
/// for postdoc, so there it is no error.
pub fn choose(
    flag: Option<&str>,
    env: Option<&str>,
    system: impl Iterator<Item = String>,
) -> Result<Lang, UnknownLang> {
    let asked = [(flag, LangSource::Flag), (env, LangSource::Environment)];
    for (given, from) in asked {
        // An empty variable is how a shell says that it is not set.
        let Some(given) = given.filter(|given| from == LangSource::Flag || !given.is_empty())
        else {
            continue;
        };
        return Lang::from_tag(given).ok_or_else(|| UnknownLang {
            given: given.to_owned(),
            from,
        });
    }
    let preferred = system
        .take_while(|tag| !is_untranslated(tag))
        .find_map(|tag| Lang::from_tag(&tag));
    Ok(preferred.unwrap_or_default())
}

/// Whether the tag is the locale without a language.
fn is_untranslated(tag: &str) -> bool {
    let name = tag.split(['.', '@']).next().unwrap_or_default();
    name.eq_ignore_ascii_case("C") || name.eq_ignore_ascii_case("POSIX")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn system(tags: &[&str]) -> Lang {
        let tags: Vec<String> = tags.iter().map(ToString::to_string).collect();
        choose(None, None, tags.into_iter()).unwrap()
    }

    #[test]
    fn the_flag_wins_over_the_environment_and_that_over_the_system() {
        let japanese = || std::iter::once("ja-JP".to_owned());
        assert_eq!(choose(Some("en"), Some("ja"), japanese()), Ok(Lang::En));
        assert_eq!(choose(None, Some("en_US.UTF-8"), japanese()), Ok(Lang::En));
        assert_eq!(choose(None, Some(""), japanese()), Ok(Lang::Ja));
        assert_eq!(choose(None, None, japanese()), Ok(Lang::Ja));
    }

    #[test]
    fn a_language_asked_for_by_name_must_exist() {
        let flag = choose(Some("fr"), None, std::iter::empty()).unwrap_err();
        assert_eq!((flag.given.as_str(), flag.from), ("fr", LangSource::Flag));
        let env = choose(None, Some("klingon"), std::iter::empty()).unwrap_err();
        assert_eq!(env.from, LangSource::Environment);
        assert!(choose(Some(""), None, std::iter::empty()).is_err());
    }

    #[test]
    fn the_system_never_fails() {
        for (tags, lang) in [
            (&[][..], Lang::En),
            (&["ja-JP"], Lang::Ja),
            (&["ja_JP.eucJP"], Lang::Ja),
            (&["JA"], Lang::Ja),
            (&["C", "ja-JP"], Lang::En),
            (&["C.UTF-8", "ja"], Lang::En),
            (&["POSIX"], Lang::En),
            (&["fr-FR"], Lang::En),
            (&["fr-FR", "ja-JP"], Lang::Ja),
            (&["jam"], Lang::En),
            (&["", "\u{65e5}\u{672c}"], Lang::En),
        ] {
            assert_eq!(system(tags), lang, "{tags:?}");
        }
    }
}

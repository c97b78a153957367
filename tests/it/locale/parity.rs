//! The catalogues against each other, against the ids they must have words for, and against the rules of
//! writing. A gap here is a sentence that somebody would have missed on screen. Apart from the unit tests
//! because it reads the files themselves, with the syntax tree that only tests need.

use std::collections::BTreeSet;

use crate::locale::catalogues::{Entry, Quoted, WORDS, families, languages, render_all};
use postdoc::diagnosis::FindingId;
use postdoc::diagnosis::tree::{NODES, Next};
use postdoc::locale::{Catalogue, Lang};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Fails with every complaint at once, one on a line.
fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}

#[test]
fn every_message_on_disk_can_be_said_in_its_language() {
    for (lang, entries) in languages() {
        let catalogue = Catalogue::get(*lang);
        let unsaid = entries.iter().filter(|entry| !catalogue.has(&entry.id));
        none(
            unsaid
                .map(|entry| format!("{}: {} is not embedded", lang.tag(), entry.id))
                .collect(),
        );
    }
}

#[test]
fn no_id_stands_twice() {
    for (lang, entries) in languages() {
        let mut seen = BTreeSet::new();
        let twice = entries.iter().filter(|entry| !seen.insert(&entry.id));
        none(
            twice
                .map(|entry| format!("{}: {}", lang.tag(), entry.id))
                .collect(),
        );
    }
}

#[test]
fn all_languages_say_the_same_things() {
    let shapes = |entries: &[Entry]| -> BTreeSet<String> {
        let shape = |entry: &Entry| {
            let parts = entry.parts.iter();
            let parts = parts.map(|part| (&part.name, &part.variables, &part.branches));
            format!(
                "{} {} {:?}",
                entry.file,
                entry.id,
                parts.collect::<Vec<_>>()
            )
        };
        entries.iter().map(shape).collect()
    };
    let [(_, english), others @ ..] = languages() else {
        panic!("no language");
    };
    let english = shapes(english);
    for (lang, entries) in others {
        let other = shapes(entries);
        let only = |tag: &str, left: &BTreeSet<String>, right: &BTreeSet<String>| {
            left.difference(right)
                .map(|shape| format!("only {tag}: {shape}"))
                .collect::<Vec<_>>()
        };
        none(
            [
                only("en", &english, &other),
                only(lang.tag(), &other, &english),
            ]
            .concat(),
        );
    }
}

#[test]
fn every_family_has_its_words_and_no_others() {
    for (lang, entries) in languages() {
        let mut complaints = Vec::new();
        for family in families() {
            let members = entries
                .iter()
                .filter(|entry| entry.id.starts_with(family.prefix));
            let found: BTreeSet<_> = members.clone().map(|entry| entry.id.clone()).collect();
            let wanted: BTreeSet<_> = family
                .ids
                .iter()
                .map(|id| format!("{}{id}", family.prefix))
                .collect();
            let tag = lang.tag();
            complaints.extend(
                wanted
                    .difference(&found)
                    .map(|id| format!("{tag}: no words for {id}")),
            );
            complaints.extend(
                found
                    .difference(&wanted)
                    .map(|id| format!("{tag}: nobody says {id}")),
            );
            for entry in members {
                for name in family.attributes {
                    if !entry.parts.iter().any(|part| part.name == *name) {
                        complaints.push(format!("{tag}: {} has no {name}", entry.id));
                    }
                }
            }
        }
        none(complaints);
    }
}

#[test]
fn every_finding_has_title_cause_and_fix() {
    for (lang, entries) in languages() {
        let mut complaints = Vec::new();
        let mut ids = BTreeSet::new();
        for finding in FindingId::ALL {
            let id = finding.id().replace('.', "-");
            let words = entries.iter().find(|entry| entry.id == id);
            for name in ["", ".cause", ".fix"] {
                if !words.is_some_and(|entry| entry.parts.iter().any(|part| part.name == name)) {
                    complaints.push(format!("{}: {id}{name}", lang.tag()));
                }
            }
            assert!(
                ids.insert(id),
                "two findings share the message of {finding:?}"
            );
        }
        let strangers = entries
            .iter()
            .filter(|entry| entry.file == "findings" && !ids.contains(&entry.id));
        complaints
            .extend(strangers.map(|entry| format!("{}: nobody says {}", lang.tag(), entry.id)));
        none(complaints);
    }
}

#[test]
fn findings_ask_only_for_what_they_carry() {
    const TIMES: [&str; 11] = [
        "expiration",
        "now",
        "start",
        "end",
        "expires",
        "behind",
        "ahead",
        "offset",
        "gap",
        "life",
        "seconds",
    ];
    let mut complaints = Vec::new();
    for (_, entries) in languages() {
        for finding in FindingId::ALL {
            let mut known: BTreeSet<String> = [
                "field",
                "expected",
                "actual",
                "code",
                "deviations",
                "difference_text",
            ]
            .iter()
            .chain(finding.params())
            .map(ToString::to_string)
            .collect();
            let times = finding.params().iter().filter(|name| TIMES.contains(name));
            known.extend(times.map(|name| format!("{name}_text")));
            let given: Vec<_> = known.iter().map(|name| format!("{name}_given")).collect();
            known.extend(given);
            let id = finding.id().replace('.', "-");
            for part in entries
                .iter()
                .filter(|entry| entry.id == id)
                .flat_map(|entry| &entry.parts)
            {
                let unknown = part.variables.difference(&known);
                complaints
                    .extend(unknown.map(|name| format!("{id}{} asks for ${name}", part.name)));
            }
        }
    }
    none(complaints);
}

#[test]
fn every_end_of_the_tree_has_its_advice_and_every_answer_its_words() {
    let mut complaints = Vec::new();
    for (lang, entries) in languages() {
        let find = |id: &str| entries.iter().find(|entry| entry.id == id);
        for node in NODES {
            let id = node.id.replace('.', "-");
            let words = find(&format!("node-{id}")).unwrap();
            let named = |word: &str| if word == "*" { "other" } else { word }.to_owned();
            let ends = node.answers.iter().filter(|(_, next)| *next == Next::Leaf);
            let ends: BTreeSet<String> =
                ends.map(|(word, _)| format!(".{}", named(word))).collect();
            let said = words
                .parts
                .iter()
                .map(|part| part.name.clone())
                .filter(|name| !name.is_empty() && name != ".say" && name != ".short");
            let said: BTreeSet<String> = said.collect();
            if ends != said {
                complaints.push(format!(
                    "{}: node-{id} ends with {ends:?}, says {said:?}",
                    lang.tag()
                ));
            }
            for word in node
                .words()
                .filter(|word| !["yes", "no", "unknown"].contains(word))
            {
                let id = format!("answer-of-{id}-{word}");
                if word != "AccessDenied" && find(&id).is_none() {
                    complaints.push(format!("{}: no words for {id}", lang.tag()));
                }
            }
        }
    }
    none(complaints);
}

#[test]
fn every_note_of_a_reader_has_words() {
    let source = crate::locale::catalogues::source();
    let mut complaints = Vec::new();
    for (lang, entries) in languages() {
        for call in ["Note::new(\"", " note(\"", "(note(\""] {
            for tail in source.split(call).skip(1) {
                let id = format!("note-{}", tail.split('"').next().unwrap_or_default());
                if !entries.iter().any(|entry| entry.id == id) {
                    complaints.push(format!("{}: no words for {id}", lang.tag()));
                }
            }
        }
    }
    none(complaints);
}

#[test]
fn every_reader_has_a_name() {
    let source = crate::locale::catalogues::source();
    let mut complaints = Vec::new();
    for (lang, entries) in languages() {
        for call in source.split("Reading::new(").skip(1) {
            let arguments = call.split(')').next().unwrap_or_default();
            // A name that is no literal is that of a layer.
            let Some(name) = arguments.split('"').nth(1) else {
                continue;
            };
            let id = format!("reader-{name}");
            if !entries.iter().any(|entry| entry.id == id) {
                complaints.push(format!("{}: no words for {id}", lang.tag()));
            }
        }
    }
    none(complaints);
}

#[test]
fn ids_outside_the_families_are_said_by_somebody() {
    let quoted = Quoted::read();
    let families = families();
    let mut complaints = Vec::new();
    for (lang, entries) in languages() {
        for entry in entries {
            let id = entry.id.as_str();
            let word = WORDS.iter().find_map(|prefix| id.strip_prefix(prefix));
            let known = entry.file == "findings"
                || families.iter().any(|family| id.starts_with(family.prefix))
                || word.is_some_and(|word| quoted.says(word))
                || quoted.says(id)
                || quoted.puts_together(id);
            if !known {
                complaints.push(format!("{}: nobody says {id} ({})", lang.tag(), entry.file));
            }
        }
    }
    none(complaints);
}

#[test]
fn every_message_formats_without_an_error_in_every_branch() {
    for lang in Lang::ALL {
        let failed = render_all(lang).filter_map(|text| {
            let errors =
                (!text.errors.is_empty()).then(|| format!("{}: {:?}", text.name, text.errors));
            let empty = text.text.trim().is_empty() && !text.is_joint();
            errors.or_else(|| empty.then(|| format!("{} is empty", text.name)))
        });
        none(failed.collect());
    }
}

#[test]
fn nothing_shown_breaks_a_terminal() {
    for lang in Lang::ALL {
        let complaints = render_all(lang).filter_map(|text| {
            let bad = text.text.chars().find(|c| {
                let invisible = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
                let control = c.is_control() && *c != '\n';
                invisible || control || c.width() != c.width_cjk()
            });
            bad.map(|c| format!("{}: U+{:04X} in {}", text.name, u32::from(c), text.text))
        });
        none(complaints.collect());
    }
}

#[test]
fn english_needs_no_more_than_ascii() {
    // The key that switches to Japanese is for people who read Japanese.
    let named = |name: &str| name.ends_with("-language");
    let strange = render_all(Lang::En).filter(|text| !text.text.is_ascii() && !named(&text.name));
    none(
        strange
            .map(|text| format!("{}: {}", text.name, text.text))
            .collect(),
    );
}

#[test]
fn titles_fit_two_lines_of_eighty_columns() {
    for lang in Lang::ALL {
        let titles = render_all(lang).filter(|text| text.is_title());
        let wide = titles.filter(|text| text.text.width() > 160 || text.text.contains('\n'));
        none(
            wide.map(|text| format!("{}: {}", text.name, text.text))
                .collect(),
        );
    }
}

#[test]
fn titles_have_no_full_stop_and_sentences_have_one() {
    for lang in Lang::ALL {
        let complaints = render_all(lang).filter_map(|text| {
            let stop = text.text.ends_with(['.', '\u{3002}']);
            if text.is_title() {
                stop.then(|| format!("{} ends with a stop: {}", text.name, text.text))
            } else if text.is_sentence() {
                let ends = stop || text.text.ends_with([')', ']', '"', '}', '?']);
                (!ends).then(|| format!("{} just ends: {}", text.name, text.text))
            } else {
                None
            }
        });
        none(complaints.collect());
    }
}

#[test]
fn no_exclamation_and_no_doubled_blanks() {
    for lang in Lang::ALL {
        let complaints = render_all(lang).filter_map(|text| {
            let bad = ["!", "\u{ff01}", "  ", " ,"]
                .iter()
                .find(|bad| text.prose().contains(**bad));
            bad.map(|bad| format!("{}: {bad:?} in {}", text.name, text.text))
        });
        none(complaints.collect());
    }
}

#[test]
fn japanese_and_chinese_are_set_with_a_blank_beside_latin_words() {
    let complaints = [Lang::Ja, Lang::Zh]
        .into_iter()
        .flat_map(render_all)
        .filter_map(|text| {
            let prose: Vec<char> = text.prose().chars().collect();
            let bad = prose.windows(2).find_map(|pair| match *pair {
                // A KeyTime is two times with a semicolon, whatever they are called.
                [_, ';' | ','] if text.name.contains("key-time") => None,
                [left, right] => crate::locale::catalogues::bad_pair(left, right),
                _ => None,
            });
            // Between two characters of its own a language has no blank; words to be searched for are a list.
            let own = |c: char| matches!(c, '\u{3041}'..='\u{9fff}');
            let listed = text.name.contains("-search-");
            let torn = prose
                .windows(3)
                .find(|it| matches!(it, [a, ' ', b] if own(*a) && own(*b)));
            let torn = torn
                .filter(|_| !listed)
                .map(|it| it.iter().collect::<String>());
            let bad = bad.or_else(|| torn.map(|it| format!("a blank inside {it}")));
            let half_width = prose.iter().any(|c| matches!(c, '\u{ff61}'..='\u{ff9f}'));
            let bad = bad.or_else(|| half_width.then(|| "half-width kana".to_owned()));
            bad.map(|bad| format!("{}: {bad}: {}", text.name, text.text))
        });
    none(complaints.collect());
}

#[test]
fn no_japanese_line_begins_with_a_stop_or_comma() {
    let texts = render_all(Lang::Ja).filter(|text| !text.is_joint());
    let bad = texts.filter(|text| {
        text.text
            .lines()
            .any(|line| line.starts_with(['\u{3002}', '\u{3001}', '\u{300d}', '\u{ff09}']))
    });
    none(
        bad.map(|text| format!("{}: {}", text.name, text.text))
            .collect(),
    );
}

#[test]
fn what_the_wizard_says_is_in_the_catalogue() {
    let mut unknown = Vec::new();
    let catalogue = Catalogue::get(Lang::En);
    for literal in Quoted::read().beginning(&["wizard-", "demo-", "catch-"]) {
        // What ends open is put together; one is an example.
        if !literal.ends_with('-') && literal != "wizard-title" && !catalogue.has(&literal) {
            unknown.push(literal);
        }
    }
    none(unknown);
}

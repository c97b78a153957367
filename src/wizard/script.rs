//! Key scripts: a session as one line of text, for tests, the demo and the README's pictures.
//!
//! `q-ak<enter><ctrl-n><paste:name><f2><resize:60x16>`: text outside brackets is typed, a name in brackets
//! is a key or an event. `<<` is a typed `<`. It knows no wizard: it makes events.

use zeroize::Zeroizing;

use crate::terminal::keys::{Arrival, Code, Event, Key, Paste};

/// One step of a script.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
    /// Something the terminal tells.
    Event(Event),
    /// A paste whose text the player knows by this name.
    Paste(String),
}

/// Reads a script.
///
/// # Errors
/// With the name that is no key and no event.
pub fn parse(script: &str) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        if let Some(tail) = rest.strip_prefix("<<") {
            steps.push(typed('<'));
            rest = tail;
        } else if let Some((name, tail)) =
            rest.strip_prefix('<').and_then(|rest| rest.split_once('>'))
        {
            steps.push(named(name)?);
            rest = tail;
        } else {
            steps.push(typed(c));
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    Ok(steps)
}

fn typed(c: char) -> Step {
    Step::Event(Event::Key(Key::plain(Code::Char(c))))
}

/// A paste as the terminal hands it over.
pub fn paste(bytes: &[u8]) -> Event {
    Event::Paste(Paste {
        bytes: Zeroizing::new(bytes.to_vec()),
        arrival: Arrival::Bracketed,
        cut: None,
    })
}

fn named(name: &str) -> Result<Step, String> {
    if let Some(text) = name.strip_prefix("paste:") {
        return Ok(Step::Paste(text.to_owned()));
    }
    if let Some(size) = name.strip_prefix("resize:") {
        let parsed = size
            .split_once('x')
            .and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
        let (columns, rows) = parsed.ok_or_else(|| name.to_owned())?;
        return Ok(Step::Event(Event::Resize { columns, rows }));
    }
    key(name)
        .map(|key| Step::Event(Event::Key(key)))
        .ok_or_else(|| name.to_owned())
}

fn key(name: &str) -> Option<Key> {
    if let Some(rest) = name.strip_prefix("ctrl-") {
        return Some(Key {
            ctrl: true,
            ..key(rest)?
        });
    }
    if let Some(rest) = name.strip_prefix("alt-") {
        return Some(Key {
            alt: true,
            ..key(rest)?
        });
    }
    let known = NAMES.iter().find(|(short, ..)| *short == name);
    let code = match name
        .strip_prefix('f')
        .and_then(|number| number.parse().ok())
    {
        Some(number @ 1..=12) => Code::F(number),
        Some(_) => return None,
        None => known.map(|(.., code)| *code).or_else(|| {
            let mut chars = name.chars();
            chars
                .next()
                .filter(|_| chars.next().is_none())
                .map(Code::Char)
        })?,
    };
    Some(Key::plain(code))
}

/// The keys that have a name: in a script, and as printed.
const NAMES: [(&str, &str, Code); 16] = [
    ("enter", "Enter", Code::Enter),
    ("tab", "Tab", Code::Tab),
    ("backtab", "Shift+Tab", Code::BackTab),
    ("esc", "Esc", Code::Esc),
    ("bs", "Backspace", Code::Backspace),
    ("del", "Del", Code::Delete),
    ("ins", "Ins", Code::Insert),
    ("home", "Home", Code::Home),
    ("end", "End", Code::End),
    ("pgup", "PgUp", Code::PageUp),
    ("pgdn", "PgDn", Code::PageDown),
    ("up", "Up", Code::Up),
    ("down", "Down", Code::Down),
    ("left", "Left", Code::Left),
    ("right", "Right", Code::Right),
    ("space", "Space", Code::Char(' ')),
];

/// A key's printed name.
pub fn name(key: Key) -> String {
    let held = match (key.ctrl, key.alt) {
        (true, _) => "Ctrl+",
        (false, true) => "Alt+",
        (false, false) => "",
    };
    let known = NAMES.iter().find(|(.., code)| *code == key.code);
    let code = match key.code {
        _ if known.is_some() => known.map_or("", |(_, printed, _)| printed).to_owned(),
        Code::Char(c) if key.ctrl => c.to_uppercase().to_string(),
        Code::Char(c) => c.to_string(),
        Code::F(number) => format!("F{number}"),
        _ => String::new(),
    };
    format!("{held}{code}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_key_is_found_by_its_name_and_has_a_printed_one() {
        for (short, printed, code) in NAMES {
            assert_eq!(key(short), Some(Key::plain(code)), "{short}");
            assert_eq!(name(Key::plain(code)), printed);
        }
        assert_eq!(parse("<<").unwrap(), [typed('<')]);
    }

    #[test]
    fn a_name_that_is_no_key_is_told() {
        assert_eq!(parse("<enterr>"), Err("enterr".to_owned()));
    }
}

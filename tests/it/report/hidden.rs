//! The promise: no character without a shape comes out of any sink. That the one renderer keeps it for every scalar value
//! is tested beside it (`text::visible`); here both ends of every range of such characters, by another crate's tables, go
//! through a whole diagnosis into every layout, screen, copy and error message.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory as Category};
use icu_properties::{CodePointMapData, CodePointSetData};
use postdoc::diagnosis::{Effort, diagnose};
use postdoc::evidence::{Evidence, Slot};
use postdoc::locale::Lang;
use postdoc::report::{Report, json, markdown, session, text};
use postdoc::terminal::keys::{Code, Event, Key};
use postdoc::wizard::model::{Model, Screen, Settings};
use postdoc::wizard::msg::{Effect, Msg};
use postdoc::wizard::{update, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::support::{START, Upload, at};

/// Whether a character must not come out. The end of a line is the layout's own.
fn hidden(char: char) -> bool {
    let category = CodePointMapData::<Category>::new().get(char);
    let shapeless = [
        Category::Control,
        Category::Format,
        Category::LineSeparator,
        Category::ParagraphSeparator,
        Category::PrivateUse,
        Category::Unassigned,
    ];
    char != '\n'
        && (shapeless.contains(&category)
            || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(char)
            || char.is_whitespace() && !matches!(char, ' ' | '\u{3000}'))
}

/// Both ends of every range of hidden characters, and all that may be ignored below U+E000.
fn scalars() -> Vec<char> {
    let mut ends = Vec::new();
    let mut before = None;
    for char in '\0'..=char::MAX {
        let is = hidden(char);
        let was = before.is_some_and(|(_, was)| was);
        let ignorable = u32::from(char) < 0xE000
            && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(char);
        if is && (!was || ignorable) {
            ends.push(char);
        }
        if let Some((last, true)) = before.filter(|_| !is) {
            ends.push(last);
        }
        before = Some((char, is));
    }
    ends.dedup();
    ends
}

fn check(sink: &str, out: &str) {
    let found = out.chars().find(|char| hidden(*char));
    assert_eq!(
        found,
        None,
        "{sink} shows U+{:04X}",
        found.map_or(0, u32::from)
    );
}

/// An upload with these characters where they are shown: in a value, an answer, a line that nobody reads, a file's name.
fn evidence(piece: &str) -> Evidence {
    let upload = Upload::default().field("key", &format!("x{piece}"));
    let answer = format!(
        "<Error><Code>AccessDenied</Code><Message>Condition key key doesn&apos;t match the value {piece}</Message></Error>"
    );
    let mut evidence = Evidence::default();
    for (paste, slot) in [
        (upload.form_json(), Some(Slot::Form)),
        (answer, Some(Slot::Error)),
        (format!("nobody reads {piece} this"), None),
    ] {
        let file = format!("f{piece}");
        if evidence.add(paste.as_bytes(), slot, Some(&file)).is_err() {
            evidence.leave(paste.as_bytes(), Some(&file));
        }
    }
    evidence
}

fn screens(evidence: Evidence) {
    let settings = Settings {
        clock: at(START + 60),
        ..Settings::default()
    };
    let mut model = Model::new(settings, Lang::En, (120, 40));
    model.load(evidence);
    for screen in [
        Screen::Error,
        Screen::Upload,
        Screen::Call,
        Screen::Diagnosis,
    ] {
        model.route.screen = screen;
        let area = Rect::new(0, 0, 120, 40);
        let mut buffer = Buffer::empty(area);
        view::draw(&model, area, &mut buffer);
        check(&format!("{screen:?}"), &view::screen(&buffer));
        for letter in ['c', 'm'] {
            let key = Key::plain(Code::Char(letter));
            for effect in update::update(&mut model, Msg::Input(Event::Key(key))) {
                if let Effect::Copy(text) = effect {
                    check("a copied text", &text);
                }
            }
        }
    }
}

#[test]
fn no_hidden_character_comes_out_of_any_sink() {
    let all = scalars();
    assert!(all.len() > 1_000, "{}", all.len());
    for (index, piece) in all.chunks(50).enumerate() {
        let piece: String = piece
            .iter()
            .filter(|char| !matches!(char, '\0'..=' '))
            .collect();
        let evidence = evidence(&piece);
        let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
        let report = Report::new(&evidence, &diagnosis, Lang::En, 0);
        check("text", &text::render(&report, text::Layout::default()));
        check("JSON", &json::render(&report));
        check("Markdown", &markdown::render(&report));
        check(
            "session",
            &session::render(&evidence, &report.redactor, &at(START + 60)),
        );
        if index % 8 == 0 {
            screens(evidence);
        }
    }
}

#[test]
fn no_hidden_character_comes_out_of_an_error_message() {
    for piece in [
        "\u{202e}\u{200b}\u{fe0f}",
        "\u{1b}[31m\u{9b}",
        "\u{e0041}\u{3164}\u{180b}\u{ad}",
    ] {
        let name = format!("/no/such/{piece}file");
        for arguments in [
            vec!["diagnose", &name],
            vec!["diagnose", "--load", &name],
            vec!["diagnose", piece, "--no-such-option"],
            vec!["explain", piece],
            vec!["tree", piece],
            vec!["diagnose", "--now", piece],
            vec!["diagnose", "--say", piece],
            vec![piece],
        ] {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_postdoc"))
                .args(["--color", "never"])
                .args(&arguments)
                .stdin(std::process::Stdio::null())
                .output()
                .unwrap();
            for out in [output.stdout, output.stderr] {
                check(&format!("{arguments:?}"), &String::from_utf8(out).unwrap());
            }
        }
    }
}

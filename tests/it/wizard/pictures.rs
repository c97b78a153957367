//! The pictures of the README and the recording of the play, made of the buffers that a terminal would get, so that
//! they cannot grow old: each test compares the file, `UPDATE=1` writes it.

use std::fmt::Write as _;
use std::path::Path;

use crate::wizard::demo::played;
use crate::wizard::driver::Wizard;
use postdoc::locale::Lang;
use postdoc::wizard::demo::Start;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// A column's width and a row's height in pixels.
const CELL: (u16, u16) = (9, 19);
const GROUND: &str = "#15181e";
const INK: &str = "#d8dce4";

/// The file under `docs/pictures` is `made`, or becomes it.
fn same(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs/pictures")
        .join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == made,
        "docs/pictures/{name} is an old picture; UPDATE=1 writes it"
    );
}

fn hex(color: Color, otherwise: &'static str) -> &'static str {
    match color {
        Color::Red => "#ff6b68",
        Color::Green => "#7fd88f",
        Color::Yellow => "#f0c674",
        Color::Cyan => "#6cc7d9",
        _ => otherwise,
    }
}

/// Ink and ground of a cell.
fn colors(cell: &Cell) -> (&'static str, &'static str) {
    let (ink, ground) = (hex(cell.fg, INK), hex(cell.bg, GROUND));
    if cell.modifier.contains(Modifier::REVERSED) {
        (ground, ink)
    } else {
        (ink, ground)
    }
}

/// A screen as a drawing.
fn svg(buffer: &Buffer, title: &str) -> String {
    let Rect { width, height, .. } = buffer.area;
    let (wide, high) = (width * CELL.0 + 24, height * CELL.1 + 24);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\">\n\
         <title>{}</title>\n<rect width=\"{wide}\" height=\"{high}\" rx=\"8\" fill=\"{GROUND}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK JP', monospace\" \
         font-size=\"15\" xml:space=\"preserve\">\n",
        escaped(title)
    );
    for y in 0..height {
        let mut x = 0;
        while x < width {
            let first = &buffer[(x, y)];
            let (mut run, mut columns) = (String::new(), 0);
            while x + columns < width && style(&buffer[(x + columns, y)]) == style(first) {
                let symbol = buffer[(x + columns, y)].symbol();
                run += symbol;
                columns += u16::try_from(symbol.width().max(1)).unwrap();
            }
            out += &ground(first, (x, y), columns);
            for word in run.split_inclusive(' ') {
                let columns = u16::try_from(word.width()).unwrap();
                out += &ink(first, word.trim_end(), (x, y));
                x += columns;
            }
        }
    }
    out + "</g>\n</svg>\n"
}

fn style(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

/// What lies under a run of one style.
fn ground(cell: &Cell, (x, y): (u16, u16), columns: u16) -> String {
    match colors(cell).1 {
        GROUND => String::new(),
        color => {
            let (left, top, width) = (x * CELL.0 + 12, y * CELL.1 + 12, columns * CELL.0);
            format!(
                "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{}\" fill=\"{color}\"/>\n",
                CELL.1
            )
        }
    }
}

/// A word, stretched to its columns whatever the viewer's font does.
fn ink(cell: &Cell, word: &str, (x, y): (u16, u16)) -> String {
    if word.is_empty() {
        return String::new();
    }
    let (left, base) = (x * CELL.0 + 12, y * CELL.1 + 27);
    let width = word.width() * usize::from(CELL.0);
    let bold = if cell.modifier.contains(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let faint = if cell.modifier.contains(Modifier::DIM) {
        " opacity=\"0.7\""
    } else {
        ""
    };
    let (color, text) = (colors(cell).0, escaped(word));
    format!(
        "<text x=\"{left}\" y=\"{base}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{color}\"{bold}{faint}>{text}</text>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The diagnosis of the README's first sample, as the wizard shows it.
fn diagnosed(lang: Lang) -> Wizard {
    let mut wizard = Wizard::new(lang, 84, 24);
    wizard.model.settings.color = true;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/readme");
    for (name, file) in [
        ("answer", "error.xml"),
        ("policy", "policy.json"),
        ("form", "form.json"),
    ] {
        wizard = wizard.knows(name, std::fs::read(folder.join(file)).unwrap());
    }
    wizard.keys("<paste:answer><paste:policy><paste:form><ctrl-d>");
    wizard.searched();
    wizard
}

#[test]
fn each_readme_begins_with_a_picture_of_the_wizard() {
    for lang in Lang::ALL {
        let wizard = diagnosed(lang);
        let screen = wizard.screen();
        assert!(
            screen.contains("9U5Q") && screen.contains("9U5q"),
            "{screen}"
        );
        same(
            &format!("diagnosis.{}.svg", lang.tag()),
            &svg(&wizard.frame().0, "postdoc: q-ak"),
        );
    }
}

#[test]
fn the_recording_is_the_play() {
    crossterm::style::force_color_output(true);
    let size = Rect::new(0, 0, 80, 24);
    let mut before = Buffer::empty(size);
    let header = serde_json::json!({"version": 2, "width": 80, "height": 24, "title": "postdoc demo --play"});
    let mut cast = format!("{header}\n");
    let mut wizard = Wizard::new(Lang::En, size.width, size.height);
    wizard.model.settings.color = true;
    postdoc::wizard::update::demo::begin(&mut wizard.model, Start::Play(None));
    played(&mut wizard, &mut |time, wizard, _| {
        let (buffer, _) = wizard.frame();
        let mut bytes = Vec::new();
        let mut screen = CrosstermBackend::new(&mut bytes);
        if before == Buffer::empty(size) {
            screen.clear().unwrap();
        }
        screen.draw(before.diff(&buffer).into_iter()).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (seconds, thousandths) = (time / 1000, time % 1000);
        writeln!(
            cast,
            "[{seconds}.{thousandths:03}, \"o\", {}]",
            serde_json::Value::from(text)
        )
        .unwrap();
        before = buffer;
    });
    same("demo.cast", &cast);
}

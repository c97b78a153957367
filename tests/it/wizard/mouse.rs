//! `--mouse`: a click does what the row or the key bar says at that place, the wheel scrolls, in both languages.

use crate::wizard::driver::Wizard;
use postdoc::locale::Lang;
use postdoc::terminal::keys::{Event, Mouse, MouseKind};
use postdoc::text::width::columns;
use postdoc::wizard::demo::{self, Start};
use postdoc::wizard::model::{Overlay, Screen};

fn press(column: usize, row: usize, kind: MouseKind) -> Event {
    Event::Mouse(Mouse {
        kind,
        column: u16::try_from(column).unwrap(),
        row: u16::try_from(row).unwrap(),
    })
}

/// Clicks on the first place where a text stands on the screen.
fn click(wizard: &mut Wizard, text: &str) {
    let screen = wizard.screen();
    let found = screen.lines().enumerate().find_map(|(row, line)| {
        let at = line.find(text)?;
        Some((columns(&line[..at]), row))
    });
    let (column, row) = found.unwrap_or_else(|| panic!("no {text:?}:\n{screen}"));
    wizard.event(press(column, row, MouseKind::Press));
}

#[test]
fn a_click_chooses_a_message_and_answers_a_question() {
    let mut wizard = Wizard::new(Lang::En, 80, 24);
    click(&mut wizard, "Condition key q-ak");
    assert_eq!(wizard.model.route.screen, Screen::Call);
    click(&mut wizard, "( ) no");
    assert_eq!(wizard.model.exam.evidence.said["q-ak.in-form"], "no");
}

#[test]
fn a_click_on_the_key_bar_is_the_key_at_any_place_of_its_entry() {
    for (lang, label) in [(Lang::En, "help"), (Lang::Ja, "\u{30d8}\u{30eb}\u{30d7}")] {
        for size in [(80, 24), (60, 16), (120, 40)] {
            let mut wizard = Wizard::new(lang, size.0, size.1);
            click(&mut wizard, "F1 ");
            assert_eq!(wizard.model.route.overlay, Some(Overlay::Help), "{size:?}");
            // Above the bar, the page names the key too.
            let row = usize::from(size.1) - 1;
            let bar = wizard.screen().lines().nth(row).unwrap().to_owned();
            let at = columns(&bar[..bar.find("Esc ").unwrap()]);
            wizard.event(press(at, row, MouseKind::Press));
            assert_eq!(wizard.model.route.overlay, None);
            click(&mut wizard, label);
            assert_eq!(wizard.model.route.overlay, Some(Overlay::Help));
        }
    }
}

#[test]
fn the_language_in_the_header_can_be_clicked_in_every_language() {
    let mut wizard = Wizard::new(Lang::En, 80, 24);
    click(&mut wizard, "F2 ");
    assert_eq!(wizard.model.lang, Lang::Ja);
    click(&mut wizard, "中文");
    assert_eq!(wizard.model.lang, Lang::Zh);
    click(&mut wizard, "English");
    assert_eq!(wizard.model.lang, Lang::En);
}

#[test]
fn a_click_marks_a_field_of_the_keys_and_does_nothing_else() {
    let mut wizard = Wizard::new(Lang::En, 80, 24);
    wizard.keys("<ctrl-n><ctrl-n>");
    click(&mut wizard, "Token");
    assert_eq!(wizard.model.route.spot().selected, Some(2));
    assert_eq!(wizard.model.route.screen, Screen::Keys);
}

#[test]
fn the_demo_can_be_clicked_through() {
    let mut wizard = Wizard::new(Lang::En, 80, 24);
    postdoc::wizard::update::demo::begin(&mut wizard.model, Start::Menu);
    click(&mut wizard, "has no APPID");
    assert_eq!(wizard.model.demo.chosen, demo::find("bucket"));
    click(&mut wizard, "paste the sample");
    click(&mut wizard, "Next");
    assert_eq!(wizard.model.route.screen, Screen::Upload);
}

#[test]
fn a_playing_demo_is_paused_and_stopped_by_clicks() {
    let mut wizard = Wizard::new(Lang::En, 80, 24);
    postdoc::wizard::update::demo::begin(&mut wizard.model, Start::Play(None));
    click(&mut wizard, "Space ");
    assert!(wizard.model.demo.play.as_ref().unwrap().paused);
    click(&mut wizard, "Space ");
    assert!(!wizard.model.demo.play.as_ref().unwrap().paused);
    click(&mut wizard, "What error");
    click(&mut wizard, "Esc ");
    assert_eq!(wizard.quit_with(), Some(0));
}

#[test]
fn the_wheel_scrolls_and_stops_at_both_ends() {
    let mut wizard = Wizard::new(Lang::En, 60, 16);
    wizard.keys("<f6>");
    let first = wizard.screen();
    wizard.event(press(5, 5, MouseKind::WheelDown));
    assert_ne!(wizard.screen(), first);
    assert_eq!(wizard.model.route.overlay_spot.scroll, 3);
    for _ in 0..120 {
        wizard.event(press(5, 5, MouseKind::WheelDown));
    }
    let last = wizard.screen();
    wizard.event(press(5, 5, MouseKind::WheelDown));
    assert_eq!(wizard.screen(), last);
    for _ in 0..120 {
        wizard.event(press(5, 5, MouseKind::WheelUp));
    }
    assert_eq!(wizard.model.route.overlay_spot.scroll, 0);
}

#[test]
fn a_click_where_nothing_stands_does_nothing() {
    let mut wizard = Wizard::new(Lang::En, 80, 24);
    wizard.keys("once upon");
    let before = wizard.screen();
    for (column, row) in [(79, 12), (0, 19), (200, 200), (79, 23), (40, 1)] {
        wizard.event(press(column, row, MouseKind::Press));
        assert_eq!(wizard.screen(), before, "{column},{row}");
    }
    assert_eq!(wizard.model.boxes.error.editor.text(), "once upon");
}

#[test]
fn a_click_on_the_page_takes_the_quit_question_back() {
    let mut wizard = Wizard::new(Lang::En, 80, 24);
    wizard.keys("zzz<ctrl-q>");
    assert_eq!(wizard.model.route.overlay, Some(Overlay::Quit));
    click(&mut wizard, "zzz");
    assert_eq!(wizard.model.route.overlay, None);
    assert_eq!(wizard.quit_with(), None);
}

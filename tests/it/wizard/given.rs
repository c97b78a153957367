//! Step 2: what was given as rows, taken away and brought back; and uploads received on this machine.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::support::{SECRET_ID, SECRET_KEY, Upload};
use crate::wizard::driver::Wizard;
use postdoc::catch::{Event as Came, Limits, Options, bind};
use postdoc::diagnosis::{Clock, Effort, Verdict};
use postdoc::evidence::Evidence;
use postdoc::locale::Lang;
use postdoc::terminal::keys::Event;
use postdoc::wizard::model::{Overlay, Screen};
use postdoc::wizard::msg::{Effect, Listening, Msg};
use postdoc::wizard::update;

const ANSWER: &str = "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>";

fn wizard() -> Wizard {
    let upload = Upload::default();
    Wizard::new(Lang::En, 80, 24)
        .knows("policy", &upload.policy)
        .knows("form", upload.form_json())
        .knows("both", format!("{ANSWER}\n\n{}", upload.form_json()))
        .knows(
            "keys",
            format!("SecretId={SECRET_ID}\nSecretKey={SECRET_KEY}\n"),
        )
}

#[test]
fn the_title_of_step_2_says_what_is_still_missing() {
    let mut wizard = wizard();
    wizard.keys("<ctrl-n>");
    assert!(wizard.screen().contains("Paste the policy and the form"));
    wizard.keys("<paste:policy>");
    let screen = wizard.screen();
    assert!(
        screen.contains("Now the form. The policy is here."),
        "{screen}"
    );
    assert!(screen.contains("not yet"), "{screen}");
    wizard.keys("<paste:form>");
    let screen = wizard.screen();
    assert!(screen.contains("Policy and form are here."), "{screen}");
    assert!(!screen.contains("not yet"), "{screen}");
    // The form's own policy is the one that was sent.
    assert!(screen.contains("Not used"), "{screen}");
}

#[test]
fn a_row_is_taken_away_by_del_and_comes_back_by_undo() {
    let mut wizard = wizard();
    wizard.keys("<ctrl-n><paste:both>");
    let rows = |wizard: &Wizard| wizard.model.exam.evidence.readings.len();
    assert_eq!(rows(&wizard), 2, "{}", wizard.screen());
    assert!(wizard.model.exam.facts.answer.is_some());
    // Next, how to, catch, then the rows: the answer and the form.
    wizard.keys("<down><down><down><down>");
    assert!(
        wizard.screen().contains("Del remove"),
        "{}",
        wizard.screen()
    );
    wizard.keys("<del>");
    assert_eq!(rows(&wizard), 1);
    assert!(wizard.model.exam.facts.answer.is_none());
    assert!(wizard.model.exam.facts.form.is_some());
    assert!(wizard.screen().contains("Ctrl+Z"), "{}", wizard.screen());
    wizard.keys("<del>");
    assert_eq!(rows(&wizard), 0);
    wizard.keys("<ctrl-z>");
    assert_eq!(rows(&wizard), 1);
    wizard.keys("<ctrl-z>");
    assert_eq!(rows(&wizard), 2);
    assert!(
        wizard.screen().contains("COS's response"),
        "{}",
        wizard.screen()
    );
    // A paste of which a part is gone comes back whole when it is pasted again.
    wizard.keys("<down><down><down><down><del><paste:both>");
    assert_eq!(rows(&wizard), 2);
}

/// The upload as a request.
fn request(upload: &Upload, port: u16) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in upload.pairs() {
        let file = if name == "file" {
            "; filename=\"photo.png\""
        } else {
            ""
        };
        write!(
            body,
            "--XX\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n"
        )
        .unwrap();
    }
    body.extend_from_slice(b"--XX--\r\n");
    let mut all = format!(
        "POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: tester/1\r\nContent-Type: multipart/form-data; boundary=XX\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    all.extend_from_slice(&body);
    all
}

fn now() -> Clock {
    crate::support::machine(crate::support::START + 60)
}

#[test]
fn each_upload_is_a_card_the_newest_is_diagnosed_and_turns_right() {
    let mut wizard = wizard();
    wizard.keys("<ctrl-n><paste:both><paste:keys><f7>");
    assert_eq!(wizard.model.route.overlay, Some(Overlay::Catch));
    assert!(wizard.effects.contains(&Effect::Listen));
    let bound = bind(0).unwrap();
    let port = bound.port;
    let listening = Listening { port, six: false };
    update::update(&mut wizard.model, Msg::Listening(Ok(listening)));
    assert!(
        wizard
            .screen()
            .contains(&format!("http://127.0.0.1:{port}/"))
    );
    let known: Evidence = wizard.model.exam.lasting();
    assert_eq!(known.readings.len(), 1, "keys hold for every upload");
    let events = bound.listen(Options {
        bucket: None,
        region: None,
        known: std::sync::Arc::new(std::sync::Mutex::new(known)),
        clock: now,
        effort: Effort::Quick,
        out: None,
        limits: Limits::default(),
    });
    let mut send = |upload: &Upload| {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.write_all(&request(upload, port)).unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();
        let event = events.recv().unwrap();
        assert!(matches!(event, Came::Caught(_)));
        update::update(&mut wizard.model, Msg::Came(event));
        wizard.screen()
    };
    let early = send(&Upload::default().field("q-ak", "AKIDsomebodyelsesomebodyelse12345678"));
    assert!(early.contains("tester/1"), "{early}");
    assert!(early.contains("set aside"), "{early}");
    let right = send(&Upload::default());
    assert!(right.contains("fixed: "), "{right}");
    assert!(right.contains("Nothing is left to fix."), "{right}");
    assert_eq!(wizard.model.exam.diagnosis.verdict, Verdict::Sound);
    assert_eq!(
        wizard.model.exam.evidence.readings.len(),
        2,
        "keys and the newest"
    );
    wizard.keys("<enter>");
    assert_eq!(wizard.model.route.screen, Screen::Diagnosis);
    wizard.keys("<esc><ctrl-z>");
    assert!(
        wizard.model.exam.facts.answer.is_some(),
        "what was pasted is back"
    );
}

#[test]
fn a_port_that_cannot_be_had_is_told_and_nothing_else_changes() {
    let mut wizard = wizard();
    wizard.keys("<ctrl-n><f7>");
    update::update(&mut wizard.model, Msg::Listening(Err("no port".to_owned())));
    assert_eq!(wizard.model.route.overlay, None);
    let screen = wizard.screen();
    assert!(
        screen.contains("Cannot listen on this machine: no port"),
        "{screen}"
    );
}

#[test]
fn a_terminal_that_draws_signs_wide_gets_their_ascii_twins() {
    let mut wizard = wizard();
    wizard.event(Event::Column(2));
    assert!(wizard.screen().contains('\u{25cf}'));
    wizard.event(Event::Column(3));
    assert!(wizard.effects.contains(&Effect::Redraw));
    let screen = wizard.screen();
    assert!(
        !screen.contains(['\u{25cf}', '\u{2500}', '\u{256d}']),
        "{screen}"
    );
}

#[test]
fn step_3_asks_for_what_is_needed_and_goes_on_at_the_first_enter() {
    let upload = Upload::default().field("q-signature", &"0".repeat(40));
    let mut wizard = Wizard::new(Lang::En, 80, 24)
        .knows("form", upload.form_json())
        .knows("secret", SECRET_KEY);
    wizard.keys("<ctrl-n><paste:form>");
    wizard.model.route.screen = Screen::Keys;
    wizard.model.route.spot_mut().selected = Some(0);
    let screen = wizard.screen();
    // It is in the form, and no secret.
    assert!(
        screen.contains(&format!("{SECRET_ID} (q-ak in the form)")),
        "{screen}"
    );
    assert!(!screen.contains("Token"), "{screen}");
    wizard.keys("<paste:secret>");
    let screen = wizard.screen();
    assert!(
        screen.contains("****") && !screen.contains(SECRET_KEY),
        "{screen}"
    );
    wizard.keys("<enter>");
    assert_eq!(wizard.model.route.screen, Screen::Diagnosis);
}

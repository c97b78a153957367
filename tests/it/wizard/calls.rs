//! Calls: what somebody hears and types at step 1, with an input method on or off, until the sentence to say is on the
//! screen. The words are those of support engineers; what each means is the branch that opens.

use crate::wizard::driver::Wizard;
use postdoc::locale::{Catalogue, Lang};
use postdoc::terminal::keys::{Code, Event, Key};
use postdoc::wizard::model::Screen;
use postdoc::wizard::msg::Effect;
use postdoc::wizard::{demo, script};

const QAK: &str = "AccessDenied_q-ak";
const EXPIRED: &str = "AccessDenied_Expiration";
const SIGNATURE: &str = "SignatureDoesNotMatch_POSTSignature";
const POLICY: &str = "InvalidPolicyDocument_JSONFormat";
const BUCKET: &str = "AccessDenied_BucketNotConsistent";
const CONDITION: &str = "AccessDenied_Condition";
const BODY: &str = "MalformedPOSTRequest_POSTBody";
const DENIED: &str = "other.AccessDenied";
const HIDDEN: &str = "none.hidden";

/// Words as they are heard or read off, apart by `|`.
#[rustfmt::skip]
const HEARD: [(&str, &str); 9] = [
    (QAK,
     "q-ak|qak|q ak|Q-AK|q_ak|q.ak|ｑ－ａｋ|ｑーａｋ|Ｑ－ＡＫ|ｑ‐ａｋ|キューエーケー|キュー エーケー|キューエイケー|キュー・エー・ケー|q-ak が違う\
      |condition key q-ak|コンディション キー キューエーケー|q-ak doesn't match|q-ak 不一致|secretid|シークレットID|密钥"),
    (EXPIRED,
     "exp|expired|expierd|expird|expire|expiration|has been expired|request has been expired|エクスパイア|エクスパイアー|エクスパイアード|エキスパイア\
      |エクスパイヤード|期限|期限切れ|期限が切れている|期限が切れました|期限きれ|有効期限|有効期限切れ|有効期限が切れた|きげんぎれ|expiration time|time now|过期|已过期|有效期"),
    (SIGNATURE,
     "sig|sign|signature|signiture|singature|signatrue|signature error|signature invalid|signature is invalid|signature does not match\
      |signature mismatch|SignatureDoesNotMatch|シグネチャー|シグネチャ|シグニチャー|シグネイチャー|シグナチャー|シグネチャーエラー|署名|署名エラー|署名が違う\
      |署名が正しくない|署名が合わない|署名が一致しない|署名が間違っている|署名不正|署名無効|签名|签名错误|签名不匹配"),
    (POLICY,
     "must provide|provide condition|must provide condition|プロバイド コンディション|プロバイド|マスト プロバイド|invalid policy|InvalidPolicyDocument\
      |policy|policy document|ポリシー|ポリシーエラー|ポリシーが不正|インバリッド ポリシー|ポリシードキュメント|json|ジェイソン|策略|策略格式"),
    (BUCKET,
     "bucket|bukcet|buket|condition key bucket|bucket doesn't match|バケット|バケツ|バケット名|バケットが違う|バケット不一致|コンディション キー バケット\
      |appid|存储桶|桶名"),
    (CONDITION,
     "condition key key|condition key content-type|condition key acl|content-type|content type|コンテンツタイプ|コンテントタイプ|コンディション キー キー\
      |コンディションキー キー|key doesn't match|条件|条件に合わない|starts-with|对象键"),
    (BODY,
     "body|well-formed|not well-formed|well formed|multipart|multi-part|multipart/form-data|form-data|malformed|MalformedPOSTRequest|ボディ|ボディー\
      |マルチパート|マルチパートフォームデータ|マルチパート フォームデータ|ウェルフォームド|マルフォームド|フォームデータ|boundary|バウンダリー|表单"),
    (DENIED,
     "access denied|denied|アクセスディナイド|アクセス ディナイド|アクセスデナイド|アクセス拒否|アクセスが拒否された|アクセスを拒否されました|権限\
      |権限がない|権限エラー|権限がありません|権限不足|拒否された|no permission|permission denied|没有权限|拒绝访问"),
    (HIDDEN,
     "network error|networkerror|ネットワークエラー|ネットワーク エラー|ネットワーク|cors|CORS|CORSエラー|cors error|コルス|コルスエラー|エラーが見えない\
      |エラーが出ない|エラーが表示されない|メッセージが見えない|見えません|表示されません|何も出ない|何も表示されない|failed to fetch|fail to fetch|fetch failed\
      |load failed|blocked|ブロックされた|blocked by cors|xhr|看不到|跨域|网络错误"),
];

/// The same with an input method left on, as it arrives when it is not converted.
#[rustfmt::skip]
const KANA: [(&str, &str); 9] = [
    (QAK, "ｑーあｋ|ｑあｋ|ｑ　あｋ|せｃれちｄ|せｃれｔ"),
    (EXPIRED, "えｘｐ|えｘぴれｄ|えｘぴれ|えｘぴらちおん|きげん|きげんぎれ|ゆうこうきげん|ｷｹﾞﾝ|ｴｸｽﾊﾟｲｱ|ｴｸｽﾊﾟｲｱｰﾄﾞ"),
    (SIGNATURE, "しｇ|しｇｎ|しｇなつれ|しｇにつれ|しょめい|しょめいえらー|ｼｸﾞﾈﾁｬｰ|ｼｸﾞﾆﾁｬｰ"),
    (POLICY, "むｓｔ|ｐろゔぃで|ぽぃｃｙ|ぽりｃｙ|ぽりしー|ｊそん|ﾎﾟﾘｼｰ"),
    (BUCKET, "ぶｃけｔ|ぶっけｔ|ばけっと|ﾊﾞｹｯﾄ|あっぴｄ"),
    (CONDITION, "けｙ|こんてんｔ|こんてｎｔ|じょうけん|ｺﾝﾃﾝﾂﾀｲﾌﾟ"),
    (BODY, "ぼｄｙ|むｌちぱｒｔ|まｌふぉｒめｄ|ぼうんだｒｙ|うぇｌｌ|ふぉｒｍ|ﾎﾞﾃﾞｨ|ﾏﾙﾁﾊﾟｰﾄ"),
    (DENIED, "でにえｄ|あっせっｓ|あｃせっｓ|ぺｒみっしおん|けんげん|あくせすきょひ|ｱｸｾｽﾃﾞｨﾅｲﾄﾞ"),
    (HIDDEN, "ｃおｒｓ|こｒｓ|ねｔをｒｋ|ふぇｔｃｈ|ふぁいぇｄ|みえない|ｺﾙｽ|ﾈｯﾄﾜｰｸｴﾗｰ"),
];

fn words(table: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let each = |&(branch, words): &(&'static str, &'static str)| {
        words.split('|').map(move |word| (branch, word.trim()))
    };
    table.iter().flat_map(each).collect()
}

fn typed(lang: Lang, text: &str) -> Wizard {
    let mut wizard = Wizard::new(lang, 80, 24);
    // The last letter is typed: what is offered is the same after each.
    let (at, last) = text.char_indices().next_back().unwrap();
    wizard.model.boxes.error.editor.insert(&text[..at]);
    wizard.event(Event::Key(Key::plain(Code::Char(last))));
    wizard
}

#[test]
fn what_is_heard_opens_its_card_in_every_script_and_never_another() {
    let mut wrong = Vec::new();
    for (branch, word) in words(&HEARD).into_iter().chain(words(&KANA)) {
        let mut wizard = typed(Lang::Ja, word);
        wizard.keys("<enter>");
        let opened = wizard.model.exam.diagnosis.branch.clone();
        if opened != branch {
            wrong.push(format!("{word}: {opened:?}; wanted {branch}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn five_keys_lead_to_the_sentence_to_say_in_every_script() {
    for (branch, calls) in [
        (QAK, "q-ak|qak|密钥|ｑあｋ|鍵"),
        (EXPIRED, "exp|期限|きげん|えｘｐ|过期"),
        (SIGNATURE, "sig|署名|サイン|しｇ|签名"),
        (POLICY, "must|json|ポリシー|むｓｔ|策略"),
        (BUCKET, "buck|バケット|バケツ|ﾊﾞｹ|桶名"),
        (CONDITION, "key|条件|けｙ|acl|キー"),
        (BODY, "body|ボディ|form|ぼｄｙ|表单"),
        (DENIED, "deni|権限|拒否|でにえ|权限"),
        (HIDDEN, "cors|コルス|ｃおｒ|見えない|跨域"),
        (EXPIRED, "time|期限切れ|失効|ｷｹﾞﾝ|有效期"),
    ] {
        for (call, lang) in calls.split('|').zip(Lang::ALL.into_iter().cycle()) {
            let keys = format!("{call}<enter>");
            assert!(script::parse(&keys).unwrap().len() <= 5, "{keys}");
            let mut wizard = typed(lang, call);
            wizard.keys("<enter>");
            assert_eq!(wizard.model.exam.diagnosis.branch, branch, "{call}");
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            let said = wizard.first();
            let screen = plain(&wizard.screen());
            assert!(screen.contains(&plain(&said)), "{call} {said}\n{screen}");
        }
    }
}

#[test]
fn a_letter_means_the_same_with_an_input_method_or_caps_lock_on() {
    let copied = |key: &str| {
        let mut wizard = typed(Lang::Ja, "q-ak");
        wizard.keys("<enter>").keys(key);
        let mut effects = wizard.effects.into_iter();
        effects.find_map(|effect| match effect {
            Effect::Copy(text) => Some(text),
            _ => None,
        })
    };
    // Full width, capital, the kana that the key writes, and what a reading of Latin letters leaves.
    for (letter, otherwise) in [("c", "ｃ|C|Ｃ|そ|ソ|ｿ"), ("m", "ｍ|M|Ｍ|も|モ|ﾓ")] {
        let meant = copied(letter);
        assert!(meant.is_some(), "{letter}");
        for key in otherwise.split('|') {
            assert_eq!(copied(key), meant, "{key}");
        }
    }
    assert_eq!(copied("漢"), None);
}

#[test]
fn two_numbers_read_aloud_are_two_dates_at_once_wherever_they_are_typed() {
    let dates = [
        "2025-11-28（金）10:00:00 JST = 2025-11-28（金）01:00:00 UTC",
        "2025-11-28（金）18:00:00 JST = 2025-11-28（金）09:00:00 UTC",
    ];
    for call in [
        "expired 1764291600 1764320400",
        "期限切れ　１７６４２９１６００　１７６４３２０４００",
        "えｘｐ 1764-291-600 1764-320-400",
        "1764291600, 1764320400",
        "You post object request has been expired, expiration time: 1764291600 but the time now : 1764320400",
    ] {
        let mut wizard = typed(Lang::Ja, call);
        wizard.keys("<enter>");
        assert_eq!(wizard.model.exam.diagnosis.branch, EXPIRED, "{call}");
        let screen = wizard.screen();
        for part in dates
            .iter()
            .chain(&["8 時間", "中国", "2025-11-28T01:00:00Z"])
        {
            assert!(screen.contains(part), "{call}: {part}\n{screen}");
        }
    }
    // In the two boxes of the card, one after the other, without a key between them.
    let mut wizard = typed(Lang::Ja, "exp");
    wizard.keys("<enter>1764291600");
    assert!(wizard.screen().contains(dates[0]), "{}", wizard.screen());
    wizard.keys("１７６４３２０４０１<bs>0");
    assert!(wizard.screen().contains(dates[1]), "{}", wizard.screen());
    // They are what COS said, so the diagnosis knows them.
    let times = wizard.model.exam.diagnosis.times.now.instant;
    assert_eq!(times, 1_764_320_400);
    // Another message takes them away again.
    wizard
        .keys("<esc>")
        .keys(&"<bs>".repeat(3))
        .keys("q-ak<enter>");
    assert!(!wizard.screen().contains(dates[0]), "{}", wizard.screen());
}

#[test]
fn the_ends_of_two_keys_are_compared_as_they_are_heard() {
    let mut wizard = typed(Lang::Ja, "q-ak");
    // Yes, there is a q-ak; then up from the answers to the boxes.
    wizard.keys("<enter><enter><up><up>9U5q<down>９Ｕ５Ｑ");
    let screen = wizard.screen();
    let screen: String = screen.split_whitespace().collect();
    for part in ["英小文字のq", "英大文字のQ", "1文字目", "聞き間違い"] {
        assert!(screen.contains(part), "{part}\n{screen}");
    }
    // What was pasted needs nobody to read it out.
    let form = r#"[["key","a"],["q-ak","AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"]]"#;
    let mut wizard = typed(Lang::En, "q-ak").knows("form", form);
    wizard.keys("<enter><enter><paste:form><up>9U5q");
    let screen = wizard.screen();
    assert!(screen.contains("9U5q"), "{screen}");
    assert!(screen.contains("Both ends are the same"), "{screen}");
}

fn copied(wizard: &Wizard) -> Option<&str> {
    let mut effects = wizard.effects.iter().rev();
    effects.find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    })
}

#[test]
fn a_ticket_is_in_the_order_of_the_form_and_says_only_what_was_answered_as_checked() {
    let mut wizard = typed(Lang::Ja, "exp 1764291600 1764320400");
    wizard.keys("<enter><enter>t");
    let ticket = copied(&wizard).unwrap().to_owned();
    let order = [
        "件名：",
        "発生時刻：",
        "リージョン：",
        "バケット：",
        "RequestId：",
        "再現手順：",
        "確認済み：",
        "未確認：",
    ];
    let places: Vec<usize> = order
        .iter()
        .map(|part| ticket.find(part).expect(part))
        .collect();
    assert!(places.is_sorted(), "{ticket}");
    assert!(
        ticket.contains("2025-11-28（金）18:00:00 JST = 2025-11-28（金）09:00:00 UTC"),
        "{ticket}"
    );
    let (checked, open) = ticket.split_once("未確認：").unwrap();
    assert!(
        checked.contains("2025-11-28T01:00:00Z ですか。 はい"),
        "{ticket}"
    );
    assert!(open.contains("- expiration の日時は"), "{ticket}");
    assert!(!checked.contains("expiration の日時は"), "{ticket}");
    // One key gives it in the other language, and says which.
    wizard.keys("T");
    let other = copied(&wizard).unwrap();
    assert!(other.starts_with("标题："), "{other}");
    wizard.keys("<f2>t");
    assert!(
        copied(&wizard).unwrap().starts_with("件名："),
        "the customer's stays"
    );
}

#[test]
fn a_code_outside_the_seven_is_told_in_its_own_words_and_ends_with_its_own_advice() {
    for (lang, first, advice) in [
        (
            Lang::En,
            "The bucket does not exist at this host.",
            "with the values from the console",
        ),
        (
            Lang::Ja,
            "送信先にこのバケットがありません。",
            "コンソールの値を使い",
        ),
        (Lang::Zh, "指定的存储桶不存在。", "按控制台中的值"),
    ] {
        let mut wizard = typed(lang, "NoSuchBucket");
        wizard.keys("<enter>");
        let screen = wizard.screen();
        let screen: String = screen.split_whitespace().collect();
        for part in [first, advice] {
            let part: String = part.split_whitespace().collect();
            assert!(screen.contains(&part), "{part}\n{screen}");
        }
        // Nothing is left to ask, so there is no question to copy.
        let copy = "wizard-action-copy-questions";
        let copy = Catalogue::get(lang).word(copy);
        assert!(!wizard.screen().contains(&copy), "{}", wizard.screen());
    }
}

#[test]
fn in_a_small_window_the_question_is_seen_with_its_answers_whatever_was_heard() {
    for lang in Lang::ALL {
        let mut wizard = Wizard::new(lang, 60, 16);
        wizard.keys("exp 1764291600 1764320400<enter>");
        assert_eq!(wizard.model.exam.diagnosis.branch, EXPIRED);
        let screen = wizard.screen();
        let question = screen.find("2025-11-28T01:00:00Z");
        let answer = screen.find("( )");
        assert!(question.is_some() && question < answer, "{screen}");
    }
}

#[test]
fn what_the_browser_hides_is_not_asked_for() {
    let mut wizard = typed(Lang::En, "cors");
    wizard.keys("<enter>m");
    let request = copied(&wizard).unwrap();
    assert!(request.contains("Network tab"), "{request}");
    assert!(!request.contains("from <?xml"), "{request}");
    // A cURL line is asked for without what makes it dangerous.
    let mut wizard = typed(Lang::En, "q-ak");
    wizard.keys("<enter>m");
    let request = copied(&wizard).unwrap();
    let (_, line) = request.split_once("cURL").unwrap();
    assert!(
        line.contains("q-signature and x-cos-security-token with ***"),
        "{request}"
    );
}

#[test]
fn one_question_is_asked_at_a_time_and_none_that_an_answer_has_settled() {
    let mut wizard = typed(Lang::Ja, "q-ak");
    wizard.keys("<enter>");
    assert_eq!(
        wizard.screen().matches("( )").count(),
        3,
        "{}",
        wizard.screen()
    );
    // No, it is not in the form: nothing else is asked, and what to do is told.
    wizard.keys("<down><enter>");
    let screen = wizard.screen();
    assert_eq!(wizard.model.call.asking, None, "{screen}");
    assert!(screen.contains("file より前に送信してください"), "{screen}");
    // All three ways of signing can be chosen, or none.
    let mut wizard = typed(Lang::Ja, "sig");
    wizard.keys("<enter>");
    assert_eq!(
        wizard.screen().matches("( )").count(),
        4,
        "{}",
        wizard.screen()
    );
}

#[test]
fn somebody_who_knows_no_answer_is_told_what_to_do_all_the_same() {
    let mut wizard = typed(Lang::Ja, "exp");
    wizard.keys("<enter>");
    let told = "エラーが残るか確認してください";
    assert!(!wizard.screen().contains(told), "nobody was asked yet");
    for _ in 0..6 {
        if let Some(node) = wizard.model.call.asking {
            let unknown = "unknown".to_owned();
            let said = &mut wizard.model.exam.evidence.said;
            said.insert(node.to_owned(), unknown);
            wizard.model.refresh();
            wizard.keys("<esc><f5>");
        }
    }
    assert!(wizard.screen().contains(told), "{}", wizard.screen());
}

#[test]
fn every_question_of_every_branch_is_answered_by_arrows_and_enter_alone() {
    for lang in Lang::ALL {
        for index in 1..=9 {
            let mut wizard = Wizard::new(lang, 60, 16);
            wizard.keys(&"<down>".repeat(index)).keys("<enter>");
            assert_eq!(wizard.model.route.screen, Screen::Call, "{index}");
            let mut pressed = 0;
            while wizard.model.call.asking.is_some() {
                assert!(pressed < 40, "{index} never ends:\n{}", wizard.screen());
                wizard.keys("<enter>");
                pressed += 1;
            }
        }
    }
}

#[test]
fn a_hidden_answer_offers_the_line_that_shows_it_until_the_file_is_known_to_be_stored() {
    let name = Catalogue::get(Lang::En).word("wizard-action-copy-curl");
    for there in ["", "<ctrl-d><right>"] {
        let mut wizard = typed(Lang::En, "cors");
        wizard.keys("<enter>").keys(there);
        let marked = |wizard: &Wizard| {
            let screen = wizard.screen();
            screen
                .lines()
                .any(|row| row.contains(&format!("\u{25b8} {name}")))
        };
        for _ in 0..40 {
            if !marked(&wizard) {
                wizard.keys("<down>");
            }
        }
        wizard.keys("<enter>");
        let line = copied(&wizard).unwrap_or_else(|| panic!("{}", wizard.screen()));
        assert!(line.starts_with("curl -i"), "{line}");
        assert!(line.contains("-F file=@FILE"), "{line}");
    }
    let mut wizard = Wizard::new(Lang::En, 80, 60);
    wizard.keys("cors<enter>");
    assert!(wizard.screen().contains(&name), "{}", wizard.screen());
    // The second answer: the row says that the file is stored.
    wizard.keys("<down><enter>");
    assert!(!wizard.screen().contains(&name), "{}", wizard.screen());
}

#[test]
fn a_ticket_says_what_support_asks_for_and_no_secret() {
    let (evidence, _) = demo::evidence(demo::find("temporary-keys").unwrap()).unwrap();
    for lang in Lang::ALL {
        let mut wizard = Wizard::new(lang, 80, 24);
        wizard.model.load(evidence.clone());
        wizard.keys("<f5>t");
        let text = copied(&wizard).unwrap();
        for wanted in [
            "RequestId",
            "NmIw",
            "examplebucket-1250000000",
            "ap-tokyo",
            "InvalidAccessKeyId",
            "2026-11-23",
            "uploads/",
        ] {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        assert!(
            !text.contains("mG4sQ0") && !text.contains("BQYIM7"),
            "{text}"
        );
    }
}

//! Under which words somebody finds a message who heard it, half of it, or its name: English, Japanese in kanji,
//! reading and katakana as spoken, Chinese. One table; how words are compared stands in `typed`.

use std::sync::LazyLock;

use super::typed::fold;

/// Words for a choice, apart by `|`; a word may hold blanks. They count wherever they stand in what was typed.
#[rustfmt::skip]
const HEARD: &[(&str, &str)] = &[
    ("AccessDenied_q-ak",
     "qak|q ak|ak|q|secretid|secret id|access key id|キューエーケー|キュー エーケー|キューエイケイ|キューエーケイ|クエーケー|シークレットアイディー\
      |シークレット ID|コンディション キー キューエーケー|コンディション キー キュー|アクセスキー|アクセス キー|鍵|密钥 id|密钥id|密钥"),
    ("AccessDenied_Expiration",
     "expired|expire|expiration|expiry|has been expired|time now|clock|late|エクスパイア|エクスパイアード|エクスパイアド|エキスパイア\
      |エクスピレーション|エキスピレーション|ハズビーンエクスパイアード|期限|期限切れ|有効期限|失効|時刻|時計|きげん|きげんぎれ|しっこう\
      |过期|已过期|失效|有效期|过期时间|時間切れ"),
    ("SignatureDoesNotMatch_POSTSignature",
     "signature|signiture|sign|q-signature|signature does not match|signature doesn't match|signature error|wrong signature|シグネチャー|シグニチャー|シグナチャー\
      |シグネチャ|シグネイチャー|シグナチュア|サイン|署名|署名エラー|署名不一致|しょめい|签名|签名错误|签名不匹配|签名无效|簽名"),
    ("InvalidPolicyDocument_JSONFormat",
     "json|conditions|invalid policy document|invalid policy|policy format|policy|must provide|provide condition|マストプロバイド\
      |マスト プロバイド|プロバイド コンディション|プロバイドコンディション|ジェイソン|ポリシー|ポリシー形式|ポリシーの形式|条件がない|形式が違う|策略|策略格式|格式错误|没有条件"),
    ("AccessDenied_BucketNotConsistent",
     "bucket|appid|app id|condition key bucket|バケット|バケツ|コンディション キー バケット|コンディションキーバケット|アップアイディー|ばけっと\
      |存储桶|桶|桶名|桶不一致|存储桶名|儲存桶"),
    ("AccessDenied_Condition",
     "key|condition key key|content-type|content type|acl|starts-with|prefix|object key|file name|コンディション キー キー|コンディションキーキー\
      |コンテンツタイプ|コンテンツ タイプ|コンテントタイプ|コンテントディスポジション|オブジェクトキー|キー|ファイル名|プレフィックス|条件|じょうけん|前缀|对象键|文件类型|文件名|条件不匹配|条件"),
    ("MalformedPOSTRequest_POSTBody",
     "boundary|form|body|multipart|form-data|well-formed|well formed|malformed|malformed post request|post request|ボディー|ボディ|バウンダリー|マルチパート\
      |マルチパートフォームデータ|マルフォームド|マルフォーム|ウェルフォームド|フォームデータ|本文|请求体|表单|表单格式|边界|消息体"),
    ("permission",
     "permission|no permission|cam|name/cos:postobject|access denied|denied|forbidden|アクセスディナイド|アクセスデナイド|アクセスディナイ|アクセス ディナイド|ディナイド|デナイド\
      |パーミッション|フォービドゥン|権限|権限がない|権限不足|アクセス拒否|あくせすきょひ|アクセスが拒否|アクセス権|拒否|許可|けんげん|きょひ|权限|没有权限|无权限|权限不足|拒绝|拒绝访问|访问被拒绝|禁止访问"),
    ("hidden",
     "network|network error|failed to fetch|load failed|cors|cors error|blocked|blocked by cors policy|preflight|options|xhr|cannot see|not shown\
      |コルス|コース エラー|シーオーアールエス|ネットワーク|ネットワークエラー|フェイルドトゥフェッチ|フェイルド トゥ フェッチ|プリフライト|クロスオリジン|見えない|見えませ|見れない|みえない|見られない|表示されない|表示されませ|ブロック|何も出ない\
      |なにもでない|出ない|でない|网络|网络错误|网络异常|跨域|跨域错误|看不到|预检|没有显示|不显示"),
];

/// What is said around such a word and means none of them: that something is wrong, or does not match.
const AROUND: &str = "mismatch|error|wrong|bad|is|the|not match|doesn't match|does not match|エラー|が違う|違う|が違います|違います|不一致|不正|が不正|が合わない|\
    が間違っている|が正しくない|が一致しない|です|でした|と出る|と出ました|と言われる|って出る|错误|不匹配|不对|不一致";

/// A choice's words, folded.
pub(super) fn phrases(id: &str) -> &'static [String] {
    static FOLDED: LazyLock<Vec<(&str, Vec<String>)>> = LazyLock::new(|| {
        HEARD
            .iter()
            .map(|(id, words)| (*id, split(words)))
            .collect()
    });
    let mut rows = FOLDED.iter();
    rows.find(|(row, _)| *row == id)
        .map_or(&[], |(_, words)| words)
}

fn split(words: &str) -> Vec<String> {
    words.split('|').map(|word| fold(word.trim())).collect()
}

/// What is left of folded words without what is only said around them; all of it where that is everything.
pub(super) fn told(typed: &str) -> String {
    static FOLDED: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut words = split(AROUND);
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words
    });
    let mut left = typed.trim();
    while let Some(head) = FOLDED
        .iter()
        .filter_map(|word| left.strip_suffix(word.as_str()))
        // A Latin word ends at a blank, or where another script begins.
        .find(|head| !head.ends_with(|c: char| c.is_ascii_alphanumeric()) || !left.is_ascii())
        .map(str::trim_end)
        .filter(|head| !head.is_empty())
    {
        left = head;
    }
    left.to_owned()
}

//! Under which words somebody finds a message or a code who heard it, half of it, or its name: English, Japanese in kanji,
//! reading and katakana as spoken, Chinese. One table; how words are compared stands in `typed`.

use std::sync::LazyLock;

use super::typed::fold;

/// Words for a choice or for a row of the known answers, apart by `|`; a word may hold blanks. They count wherever they stand in what was typed.
#[rustfmt::skip]
const HEARD: &[(&str, &str)] = &[
    ("AccessDenied_q-ak",
     "qak|q ak|ak|q|secretid|secret id|access key id|キューエーケー|キュー エーケー|akid|キューエイケイ|キューエーケイ|クエーケー|シークレットアイディー\
      |シークレット ID|コンディション キー キューエーケー|コンディション キー キュー|アクセスキー|アクセス キー|鍵|密钥 id|密钥id|密钥|キュー ハイフン エーケー|q hyphen ak|q dash ak"),
    ("AccessDenied_Expiration",
     "expired|expire|expiration|expiry|has been expired|time now|clock|late|エクスパイア|エクスパイアード|エクスパイアド|エキスパイア\
      |エクスピレーション|エキスピレーション|ハズビーンエクスパイアード|期限|期限切れ|有効期限|失効|policyの期限|ポリシーの期限|ポリシーが期限切れ|policy过期|策略过期|イクスパイアード|時刻|時計|きげん|きげんぎれ|しっこう\
      |过期|已过期|失效|有效期|过期时间|時間切れ"),
    ("SignatureDoesNotMatch_POSTSignature",
     "signature|signiture|sign|q-signature|signature does not match|signature doesn't match|signature error|wrong signature|シグネチャー|シグニチャー|シグナチャー\
      |シグネチャ|シグネイチャー|シグナチュア|サイン|署名|署名エラー|署名不一致|しょめい|签名|签名错误|签名不匹配|签名无效|簽名"),
    ("InvalidPolicyDocument_JSONFormat",
     "json|conditions|invalid policy document|invalid policy|policy format|policy|must provide|provide condition|マストプロバイド\
      |マスト プロバイド|プロバイド コンディション|プロバイドコンディション|ジェイソン|ポリシー|ポリシー形式|ポリシーの形式|policyの形式|policy の形式|policy is not json|json形式|json格式|policy格式|条件がない|形式が違う|策略|策略格式|格式错误|没有条件"),
    ("AccessDenied_BucketNotConsistent",
     "bucket|appid|app id|condition key bucket|バケット|バケツ|コンディション キー バケット|コンディションキーバケット|アップアイディー|ばけっと\
      |appidがない|没有appid|缺少appid|存储桶|桶|桶名|桶不一致|存储桶名|儲存桶|存儲桶"),
    ("AccessDenied_Condition",
     "key|condition key key|success_action_status|success_action_redirect|x-cos-meta|cache-control\
      |content-disposition|content-encoding|content-type|content type|acl|starts-with|prefix|object key|file name|コンディション キー キー|コンディションキーキー\
      |コンテンツタイプ|コンテンツ タイプ|コンテントタイプ|コンテントディスポジション|オブジェクトキー|キー|ファイル名|プレフィックス|条件|じょうけん|前缀|对象键|文件类型|文件名|条件不匹配|条件|content-length-range|x-cos-acl|x-cos-storage-class|x-cos-traffic-limit"),
    ("MalformedPOSTRequest_POSTBody",
     "boundary|form|body|multipart|form-data|well-formed|well formed|malformed|malformed post request|post request|ボディー|ボディ|バウンダリー|マルチパート\
      |マルチパートフォームデータ|マルフォームド|マルフォーム|ウェルフォームド|フォームデータ|ポストリクエスト|本文|请求体格式|请求体格式错误|body格式|bodyの形式|ボディの形式|ボディーの形式|请求体|表单|表单格式|边界|消息体"),
    ("permission",
     "permission|no permission|cam|name/cos:postobject|access denied|denied|forbidden|アクセスディナイド|アクセスデナイド|アクセスデニード|アクセスディナイ|アクセス ディナイド|ディナイド|デナイド\
      |パーミッション|フォービドゥン|権限|権限がない|権限不足|アクセス拒否|あくせすきょひ|アクセスが拒否|アクセス権|拒否|許可|けんげん|きょひ|权限|没有权限|无权限|权限不足|拒绝|拒绝访问|访问被拒绝|禁止访问|not authorized|unauthorized|子账号|cam policy|camポリシー|cam策略|アクセス不可|アクセスできない"),
    ("hidden",
     "network|network error|failed to load resource|err_failed|err_network|no response|timeout|access-control-allow-origin|cross origin|cross-origin|failed to fetch|load failed|cors|cors error|blocked|blocked by cors policy|preflight|options|xhr|cannot see|not shown\
      |コルス|コース エラー|シーオーアールエス|ネットワーク|ネットワークエラー|通信エラー|タイムアウト|レスポンスがない|レスポンスが来ない|メッセージがない|エラーがわからない|エラーが分からない|フェイルドトゥフェッチ|フェイルド トゥ フェッチ|プリフライト|クロスオリジン|見えない|見えませ|見れない|みえない|見られない|表示されない|表示されませ|ブロック|何も出ない\
      |なにもでない|出ない|でない|网络|网络错误|网络异常|跨域|跨域错误|看不到|预检|没有显示|不显示|没有返回|没有任何提示|没有提示|什么都没有|超时|status 0|options 403|没有响应|クロスドメイン|クロスドメインアクセス|ステータス0|什么也没显示|什么都没显示|真っ白"),
    ("conditions-shape", "not well-formated|well-formated"),
    ("InvalidAccessKeyId",
     "invalid access key|access key id does not exist|access key does not exist|secretid does not exist|インバリッドアクセスキー|アクセスキーが存在しない|secretidが存在しない\
      |密钥不存在|secretid不存在|密钥id不存在|not exist in our records|accesskeyid 不存在"),
    ("EntityTooLarge", "too large|too big|エンティティ|エンティティトゥーラージ|大きすぎ|大きすぎる|ファイルが大きすぎる|サイズ超過|文件太大|文件过大|太大|过大|超过大小|file too large|file is too large|file too big|サイズオーバー|文件大小超限|文件超限"),
    ("EntityTooSmall", "too small|エンティティトゥースモール|小さすぎ|小さすぎる|ファイルが小さすぎる|文件太小|文件过小|太小"),
    ("NoSuchBucket", "ノーサッチバケット|バケットがない|バケットが存在しない|バケットが見つからない|存储桶不存在|桶不存在|找不到存储桶|bucket not found|bucket does not exist|バケットは存在しない|バケットが無い|存储桶找不到|桶找不到|没有这个桶|没有这个存储桶|没有该存储桶"),
    ("MissingContentLength", "content-length|コンテンツレングス|コンテントレングス|length required|content length|411 length required"),
    ("PathStyleDomainForbidden", "path style|path-style|virtual-styled domain|パススタイル|路径风格"),
    ("ExpiredToken", "token expired|エクスパイアードトークン|トークンの期限|トークンの期限切れ|トークンが期限切れ|トークン期限切れ|token过期|token已过期|令牌过期|token失效|临时密钥过期|一時キーの期限|一時キーの期限切れ|一時キーの有効期限|临时密钥已过期|临时密钥失效"),
    ("RequestTimeTooSkewed", "time skewed|time too skewed|時刻がずれ|時刻がずれている|時計がずれ|時計がずれている|时间偏差|时间不准|时间误差"),
    ("MethodNotAllowed", "メソッドノットアラウド|方法不允许|メソッドが許可されていない|メソッドが許可されていません|メソッドが許可|不允许的方法"),
    ("PaymentRequired", "ペイメントリクワイアド|未払い|支払い|料金未納|欠费|余额不足"),
    ("SlowDown", "スローダウン|频率限制|限流|请求过多|请求过于频繁|请求频繁"),
    ("KeyTooLong", "key too long|key过长|键过长|对象键过长|キーが長すぎる|キー名が長すぎる"),
    ("InvalidArgument", "参数错误|参数无效|引数が不正|インバリッド アーギュメント|インバリッドアーギュメント|無効な引数"),
    ("InternalError", "インターナルエラー|内部エラー|服务器内部错误|内部错误"),
    ("InvalidDigest", "md5|content-md5|md5不匹配|md5不一致|md5校验|md5が一致しない|md5が合わない"),
    ("ServiceUnavailable", "服务不可用|サービス利用不可|サービスが利用できない"),
    ("referer-rule", "referer|referrer|リファラー|リファラ|ホットリンク|直リンク|防盗链|防盗鏈"),
];

/// Words that decide by themselves where nobody knows the others, the most telling first.
#[rustfmt::skip]
const TELLING: &[(&str, &str)] = &[
    ("AccessDenied_q-ak", "q-ak|qak|secretid"),
    ("AccessDenied_BucketNotConsistent", "bucket|appid|バケット|存储桶"),
    ("AccessDenied_Expiration", "expir|期限|過期|有効期|过期|有效期|失効|失效"),
    ("SignatureDoesNotMatch_POSTSignature", "signature|署名|签名|シグネチャ"),
    ("hidden", "cors|cross-origin|preflight|クロスオリジン|プリフライト|跨域|预检"),
    ("InvalidPolicyDocument_JSONFormat", "conditions"),
    ("AccessDenied_Condition", "condition|条件"),
    ("MalformedPOSTRequest_POSTBody", "multipart|boundary|form-data|body|ボディ|マルチパート|请求体|表单"),
    ("InvalidPolicyDocument_JSONFormat", "policy|ポリシー|策略"),
];

/// The choice whose word stands in what was typed.
pub(super) fn telling(folded: &str) -> Option<&'static str> {
    let holds = |word: &str| {
        folded.match_indices(word).any(|(at, _)| {
            let before = folded.get(..at).unwrap_or_default();
            // A Latin word begins where none goes on.
            !word.is_ascii() || !before.ends_with(|c: char| c.is_ascii_alphanumeric())
        })
    };
    let told = |(_, words): &&(&str, &str)| split(words).iter().any(|word| holds(word));
    TELLING.iter().find(told).map(|(id, _)| *id)
}

/// What is said around such a word and means none of them: that something is wrong, or does not match.
const AROUND: &str = "mismatch|error|wrong|bad|is|the|not match|doesn't match|does not match|エラー|ダズノットマッチ|ダズント マッチ|ダズントマッチ|が違う|違う|が違います|違います|不一致|不正|が不正|が合わない|\
    が間違っている|が正しくない|が一致しない|です|でした|と出る|と出ました|と言われる|って出る|错误|不匹配|不对|不一致";

/// Words under which something is found, folded.
pub(super) struct Phrase {
    pub(super) text: String,
    /// Without blanks.
    pub(super) joined: String,
}

/// A text without its blanks.
pub(super) fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A choice's words.
pub(super) fn phrases(id: &str) -> &'static [Phrase] {
    static FOLDED: LazyLock<Vec<(&str, Vec<Phrase>)>> = LazyLock::new(|| {
        let phrase = |text: String| Phrase {
            joined: joined(&text),
            text,
        };
        let row = |(id, words): &(&'static str, &str)| {
            (*id, split(words).into_iter().map(phrase).collect())
        };
        HEARD.iter().map(row).collect()
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

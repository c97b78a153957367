### ウィザードのメッセージ。項目名、COS のメッセージ、ツールの表示は訳しません。

## ヘッダー、診断の行、サイズ

wizard-step-error = エラー
wizard-step-upload = policy・フォーム
wizard-step-keys = API キー
wizard-step-diagnosis = 診断
wizard-step-call = 通話カード
wizard-sum-waiting = エラー未入力
wizard-sum-given = キーあり
wizard-sum-not-needed = キー不要
wizard-sum-policy = policy あり
wizard-sum-form = フォームあり
wizard-sum-both = policy・フォームあり
wizard-sum-other = その他の応答
wizard-sum-hidden = 応答が見えない
wizard-verdict-line = 診断（暫定）{ $text }
wizard-verdict-none = 診断（暫定）まだ情報がありません
wizard-too-small = postdoc には { $needed } の画面が必要です。現在は { $now } です。入力は保たれています。
wizard-customer-language = お客様の言語：{ $language }（コピーするテキストの言語）
wizard-language-name = 日本語
wizard-demo = デモです。アップロードもキーも架空のものです。

## ステップ 1

wizard-error-title = どのようなエラーが表示されていますか
wizard-error-hint = 何でも貼り付け（XML、ログ、cURL、HAR）、または聞こえた言葉を入力
wizard-error-filtered = （{ $count } 件は絞り込みで非表示）
wizard-search-AccessDenied_q-ak = 条件 キー 一致しない 鍵 アクセスキー
wizard-search-AccessDenied_Expiration = 期限 期限切れ 有効期限 時刻 時計
wizard-search-SignatureDoesNotMatch_POSTSignature = 署名 シグネチャー シグネチャ 不正
wizard-search-InvalidPolicyDocument_JSONFormat = policy ポリシー 形式 条件がない
wizard-search-AccessDenied_BucketNotConsistent = バケット バケツ 条件 一致しない
wizard-search-AccessDenied_Condition = キー 条件 一致しない ファイル名
wizard-search-MalformedPOSTRequest_POSTBody = 形式 本文 ボディー マルチパート
wizard-search-permission = 権限 アクセス 拒否 許可
wizard-search-hidden = 見えない 表示されない ネットワーク ブラウザー
wizard-choice-hidden = エラーメッセージが表示されない（ネットワークエラー、CORS）
wizard-choice-other = その他（この中にない）

## ステップ 2 と貼り付け

wizard-upload-title = policy とフォームを貼り付けてください
wizard-upload-title-form = 次はフォームです。policy は受け取りました。
wizard-upload-title-policy = 次は policy です。フォームは受け取りました。
wizard-upload-title-both = policy とフォームがそろいました。Enter で進みます。
wizard-upload-hint-policy = フォームの項目 policy の値（base64）か JSON のテキストを貼り付け
wizard-upload-hint = cURL、HAR、生のリクエスト、HTML フォーム、JSON、base64 を貼り付け
wizard-unread = 判別できませんでした。下から種類を選ぶか、入力し直してください。
wizard-unread-kept = 入力欄のテキストは判別できませんでした。下書きとして残しています。
wizard-reading = { $size } を読み込んでいます ..
wizard-reading-stopped = 読み込みを中止しました。読み終えていないテキストは残していません。
wizard-paste-cut = 貼り付けが途中で切れました。届いた分は残しています。
wizard-paste-large = 8 MiB を超えるため読み取れません。ファイルをドロップするか、「postdoc diagnose ファイル名」を使ってください。
wizard-block = 貼り付けたテキスト：{ $size }、{ $count } 行
wizard-block-keys = Ctrl+E でエディターに開きます。Backspace で消します。
wizard-exact-lost = 編集したため、元のバイト列（改行や見えない文字）は判定に使いません。
wizard-card = 認識：{ $how }／{ $content }
wizard-card-nothing = まだありません
wizard-row-form = 項目 { $count } 個
wizard-row-form-file = 項目 { $count } 個、ファイル { $file }
wizard-row-policy = 条件 { $count } 個
wizard-row-policy-ends = 条件 { $count } 個、期限 { $time }
wizard-row-lacks = 含まれないもの：{ $what }
wizard-row-counts = こちらを使います（送信した内容に最も近い）
wizard-row-not-counted = 使いません（ほかに、送信した内容により近いものがあります）
wizard-row-not-yet = まだありません
wizard-removed = 削除しました：{ $what }。Ctrl+Z で元に戻せます。
wizard-restored = 元に戻しました：{ $what }
wizard-set-aside = アップロード { $number } を診断しました。前に貼り付けた内容は外しました（ステップ 2 の Ctrl+Z で戻せます）。
wizard-catch-title = アップロードをここで受信する
wizard-catch-waiting = 最初のアップロードを待っています
wizard-catch-fixed = 直りました：{ $title }
wizard-catch-still = 残っています：{ $title }
wizard-catch-new = 新たに見つかりました：{ $title }
wizard-catch-right = 直すところはもうありません。
wizard-catch-enter = Enter で最新のアップロードの診断を開きます。受信は続きます。
wizard-catch-failed = このマシンで受信できません：{ $reason }

## ステップ 3

wizard-keys-title = API キー（署名の誤りを証明するため）
wizard-keys-hint = API キーはこのプロセスの中だけで使い、伏せ字で表示し、終了時に消去します。Ctrl+N で飛ばせます。STS の応答も貼り付けられます。
wizard-keys-not-needed = このエラーに API キーは不要です。Ctrl+N で進めます。
wizard-keys-sign-key = KeyTime が終わってから入力してください。それまでは SecretKey と同じように扱ってください。
wizard-keys-from-form = { $value }（フォームの q-ak）
wizard-keys-given = 入力済み（{ $count } 文字）
wizard-shape-length = { $count } 文字
wizard-shape-space = 空白が混ざっています
wizard-shape-foreign = キーに使われない文字が含まれています
wizard-shape-is-id = SecretId のように見えます
wizard-shape-not-id = SecretId は AKID か IKID で始まります

## 通話カード

wizard-call-first = 最初に伝えること
wizard-call-say = お客様への質問
wizard-call-tell = お客様に伝えること
wizard-call-joint = 、
wizard-call-red-row = Network タブの赤い行（どの行か）
wizard-call-ask-for = お客様に依頼するもの
wizard-heard-expiration = 1 つ目の数字（expiration time）
wizard-heard-now = 2 つ目の数字（the time now）
wizard-heard-form = フォームの q-ak の末尾
wizard-heard-policy = policy の q-ak の末尾
wizard-call-not-send = 送らないよう伝えるもの
wizard-call-not-send-list = SecretKey、KeyTime が終わる前の SignKey、x-cos-security-token、有効期限内の cURL コマンド
wizard-call-no-question = 質問はありません。残りは、情報を貼り付けるとわかります。
wizard-call-allow = アカウントの管理者（CAM）か、一時キーを発行する側（STS）に、{ $resource } に対する { $action } の許可を依頼してください。
wizard-call-paste-policy = CAM または STS のポリシーをここに貼り付けると、このアップロードが許可されているか確認します。
wizard-request-greeting = アップロードが拒否される原因を特定するため、次の情報をお送りください。
wizard-ticket-subject = 件名：POST Object のアップロードが失敗します。{ $value }
wizard-ticket-time = 発生時刻：{ $value }
wizard-ticket-region = リージョン：{ $value }
wizard-ticket-bucket = バケット：{ $value }
wizard-ticket-request-id = RequestId：{ $value }
wizard-ticket-send =
    再現手順：
    1. フォームでのアップロード（POST Object）を、次のホストに送信します：{ $value }
wizard-ticket-key = 2. オブジェクトキーは次のとおりです：{ $value }
wizard-ticket-answer = 3. COS の応答は次のとおりです：{ $value }
wizard-ticket-no-time = 不明（JST と UTC で追記してください）
wizard-ticket-unknown = 不明（追記してください）
wizard-ticket-checked = 確認済み：
wizard-ticket-open = 未確認：
wizard-request-not-send = SecretKey、KeyTime が終わる前の SignKey、x-cos-security-token、有効期限内の cURL コマンドは送らないでください。

## ステップ 4

wizard-proved-before = 保存した時点ではキーで証明済みでした：{ $title }。保存したファイルにキーは入っていません。もう一度証明するには、ステップ 3 でキーを入力してください。
wizard-section-point = 場所
wizard-section-fix = 対処
wizard-section-why = 理由
wizard-section-path = 経路
wizard-section-evidence = 情報
wizard-place = { $source } { $line } 行 { $column } 列
wizard-path-beside = 診断の経路は右に表示しています。
wizard-diagnosis-empty = まだ診断するものがありません。ここに何でも貼り付けられます。Esc で戻ります。
wizard-diagnosis-paste = この画面にそのまま貼り付けられます。Enter を押すと入力の画面に移ります。
wizard-diagnosis-folded = Enter で表示
wizard-diagnosis-open = Enter で閉じる
wizard-diagnosis-searching = この署名になる誤りを探しています（{ $tried } 通り）..
wizard-more = 下に続きあり
wizard-warnings = 警告 { $count } 件
wizard-notes = 補足 { $count } 件

## 値を試す

wizard-what-if-title = 値を変えて試します。入力情報はそのまま残ります。
wizard-what-if-verdict = この値の場合：{ $text }
wizard-what-if-as-given = 入力された値のまま：{ $text }
wizard-what-if-beside = 値以外の誤りが残っているため、まだ拒否されます（下を参照）
wizard-what-if-signed = 署名は、この値で作り直したものとして扱います。
wizard-what-if-gone = 解消：{ $title }
wizard-what-if-stays = { $title }（値を変えても残ります）
wizard-what-if-was = 変更前：{ $value }
wizard-what-if-refused = この欄に入力できない値です。サイズはバイト数、時刻は 2026-11-23T09:00:00Z のように入力します。
wizard-what-if-turned = 変更
wizard-what-if-unsent = （未送信）
wizard-what-if-file-name = 名前
wizard-what-if-file-size = バイト数
wizard-what-if-now = 時刻（UTC）
wizard-what-if-whole = 全文
wizard-pick-taken = 選択中
wizard-action-deep = さらに探す：キー、KeyTime、署名対象のすべての組み合わせ（時間がかかります）
wizard-action-what-if = 値を変えて試す

wizard-theirs-read = 署名手順の途中の値です。診断（Ctrl+D）で正しい値と比べます。
wizard-theirs-title = 署名手順の途中の値との比較
wizard-theirs-open = キーがなくても比べられる値は、すべて一致しています。signKey と signature を比べるには SecretKey が必要です。
wizard-theirs-alone = policy を貼り付けると比べられます。

## できること

wizard-action-continue = 次へ
wizard-action-skip = 手元にない（飛ばす）
wizard-action-catch = ここで受信する（F7）
wizard-key-catch = 受信
wizard-key-remove = 削除
wizard-action-how-to = 取得方法を見る
wizard-action-as-policy = 入力欄の内容を policy として読み取る
wizard-action-as-form = 入力欄の内容をフォームとして読み取る
wizard-action-as-keys = 入力欄の内容をキーとして読み取る
wizard-action-as-answer = 入力欄の内容を COS の応答として読み取る
wizard-which-one = 複数のメッセージが該当します。どれですか。
wizard-code-which = policy に署名しているのはどの言語ですか。
wizard-action-copy-questions = 質問文をコピー
wizard-action-copy-ticket = お問い合わせ文をコピー
wizard-action-copy-request = 依頼文をコピー
wizard-action-give-evidence = 届いた情報を貼り付ける
wizard-action-copy-report = 診断レポートをコピー
wizard-action-save-report = 診断レポートを保存
wizard-action-save-session = セッションを保存（ほかの担当者へ）
wizard-action-copy-policy = 修正後の policy をコピー（JSON）
wizard-action-copy-base64 = 修正後の policy をコピー（base64）
wizard-action-copy-form = 修正後のフォームをコピー（JSON）
wizard-action-copy-curl = COS の応答を確認する curl コマンドをコピー
wizard-action-tree = 診断フロー（たどった経路に印）
wizard-copied-in = ターミナル経由でコピーしました（{ $language }）。貼り付けられないときは、ターミナルの設定を確認してください。
wizard-copied = ターミナル経由でコピーしました。貼り付けられないときは、ターミナルの設定を確認してください。
wizard-copy-too-long = ターミナルのクリップボードには長すぎます。保存してください。
wizard-saved = 保存しました：{ $name }
wizard-save-session-title = セッションの保存先
wizard-save-session-hint = 入力情報を保存します。キーは含まず、秘密の値はすべて伏せます。「postdoc --load ファイル名」で同じ画面を開けます。
wizard-save-title = 診断レポートの保存先
wizard-save-exists = 同じ名前のファイルがあります。もう一度 Enter を押すと置き換えます。
wizard-save-failed = 保存できませんでした：{ $reason }
wizard-loaded = 読み込みました：{ $name }
wizard-load-large = { $name } は、この画面で扱うには大きすぎます。「postdoc diagnose --request ファイル名」を使ってください。
wizard-load-failed = { $name } を読み込めません：{ $reason }
wizard-load-no-file = 通常のファイルではありません
wizard-editor-secret = キーを含むテキストです。エディターに写しが残るおそれがあるため、開きません。
wizard-editor-failed = エディターを開けませんでした：{ $reason }
wizard-quit-ask = 終了しますか。入力は消去されます。Enter で終了し、ほかのキーで続けます。
wizard-panic = postdoc は内部エラーで停止しました。括弧内の場所をお知らせください。入力された内容は含まれていません。

## 1 行ずつの質問

wizard-plain-intro = postdoc のテキストモードです。Enter で質問を飛ばします。:b で戻り、:h でヘルプ、:l で言語の切り替え、:q で終了します。
wizard-plain-how = 番号、聞こえた言葉（q-ak など）、@ とファイル名のどれかを入力するか、テキストを貼り付けてください。複数行のテキストは、ピリオド（.）だけの行で終えてください。
wizard-plain-how-more = テキストを貼り付けるか、@ とファイル名を入力してください。複数行のテキストは、ピリオド（.）だけの行で終えてください。Enter で次に進みます。
wizard-plain-keys = 入力した文字は表示されません。Enter で飛ばします。キーはこのプロセスの中だけで使います。STS の応答の JSON を貼り付けることも、@ とファイル名で読み込むこともできます。
wizard-plain-known = COS の応答はわかっています。Enter で次へ進むか、別の応答を入力してください。
wizard-plain-help =
    Enter か :s で質問を飛ばし、:b で前の質問に戻り、:q で終了します。
    :l で言語を切り替え、:h でこのヘルプを表示します。
    テキストはどの質問にも貼り付けられます。種類は自動で判別します。@ とファイル名でファイルを読み込みます。
    1 行の長さに制限はありません。複数行のテキストは、ピリオドだけの行で終えてください。
    以下は取得方法です。番号を入力するか、Enter で質問に戻ります。
wizard-plain-questions = いくつか質問します。番号で答えてください。Enter で飛ばします。
wizard-plain-menu = 次に何をしますか
wizard-plain-request = 足りない情報の依頼文を表示する
wizard-plain-policy = 修正後の policy を表示する（JSON）
wizard-plain-form = 修正後のフォームを表示する（JSON）
wizard-plain-exists = 同じ名前のファイルがあるため、置き換えませんでした。別の名前にしてください。
wizard-plain-number = 1 から { $count } までの番号を入力してください。Enter で飛ばします。
wizard-plain-unread = 判別できませんでした。もう一度入力するか、Enter で飛ばしてください。
wizard-plain-more = 情報を追加する
wizard-plain-ask = 質問にもう一度答える
wizard-plain-again = 診断レポートをもう一度読む

## ヘルプ

wizard-help-title = 操作キーの一覧
wizard-help-error = 手元にあるものを何でも貼り付けてください。種類は自動で判別します。電話では、メッセージの数文字を入力して選びます。
wizard-help-call = 質問を読み上げ、答えを選びます。コピーするテキストはお客様の言語（F4）になり、秘密の値は入りません。
wizard-help-upload = 順番も入力欄も気にしなくて構いません。足りないものは、役に立つ順に最後に示します。
wizard-help-keys = SecretKey があれば、署名の誤りを証明できます。なくても、形式からわかることを判定します。
wizard-help-diagnosis = エラーは必ず全文を表示します。警告と補足は Enter で開きます。「追加で必要な情報」から入力の画面に移れます。
wizard-how-to-title = 取得方法
wizard-how-holds = 含まれるもの
wizard-how-lacks = 含まれないもの
wizard-how-care = 注意
wizard-tree-title = 診断フロー（たどった経路に印）

## キーの名前

wizard-key-what-if = 値を試す
wizard-key-change = 変更
wizard-key-take = 決定
wizard-key-stop = 読み込みを中止
wizard-key-cancel = 変更しない
wizard-key-reset = すべて元に戻す
wizard-key-choose = 選ぶ
wizard-key-enter-next = 次へ
wizard-key-answer = 答える
wizard-key-open = 開く
wizard-key-save = 保存
wizard-key-move = 移動
wizard-key-down = 下
wizard-key-section = セクション
wizard-key-previous-section = 前のセクション
wizard-key-copy-fix = 修正値をコピー
wizard-key-problem = ほかの誤り
wizard-key-copy-report = 診断レポートをコピー
wizard-key-save-session = セッション保存
wizard-key-ask = 選択肢を表示
wizard-key-give = 入力する
wizard-key-read = 読み取る
wizard-key-show = 項目へ
wizard-key-do = 実行
wizard-key-page-up = 前のページ
wizard-key-page-down = 次のページ
wizard-key-top = 先頭
wizard-key-bottom = 末尾
wizard-key-next = 次のステップ
wizard-key-back = 戻る
wizard-key-how-to = 取得方法
wizard-key-diagnosis = 診断
wizard-key-customer = お客様の言語
wizard-key-call = 通話カード
wizard-key-tree = 診断フロー
wizard-key-help = ヘルプ
wizard-key-quit = 終了
wizard-key-stay = 続ける
wizard-key-redraw = 再描画
wizard-key-new-line = 改行
wizard-key-undo = 元に戻す
wizard-key-redo = やり直す
wizard-key-editor = エディターで開く
wizard-key-copy-questions = 質問文
wizard-key-copy-ticket = お問い合わせ文
wizard-key-other-ticket = 別の言語のお問い合わせ文
wizard-key-copy-request = 依頼文

## 判別した部分

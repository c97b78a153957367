### The command line: help and what goes to standard error.

## Help

cli-about = Tencent Cloud COS の POST Object アップロードを診断します。失敗している項目を突き止め、根拠を示し、直し方を案内します。オフラインで動きます。通信するのは catch だけで、このマシンの中に限ります。
cli-usage = 使い方
cli-commands = コマンド
cli-arguments = 引数
cli-options = オプション
cli-everywhere = 共通のオプション
cli-after-help =
    コマンドを付けずに実行すると、ウィザードが開きます。
    終了コード：
    0 誤りなし
    1 誤りあり
    2 使い方の誤り、または入力なし
    3 読み取れない入力
    4 情報不足、または別のリクエストの応答
    秘密の値はコマンドラインに書かないでください。--keys でファイルを指定するか、ウィザードの伏せ字の欄をお使いください。

cli-arg-lang = 言語：{ $choices }（省略時は POSTDOC_LANG、次にシステムの設定）
cli-arg-color = 色：auto、always、never（auto は NO_COLOR に従います）
cli-arg-ascii = ASCII 文字だけで描きます
cli-arg-plain = 画面を描かず、1 行ずつの質問で進めます（スクリーンリーダー向け）
cli-arg-mouse = ウィザードでマウスを使います
cli-arg-load = 保存したセッションでウィザードを開きます
cli-arg-files = 最初に読み込むファイル。種類は内容から判別し、ウィザードが診断の画面で始まります
cli-arg-help = このヘルプを表示します
cli-arg-version = バージョンを表示します

cli-demo-about = 内蔵の失敗例（架空のキー）でウィザードを試します
cli-demo-arg-case = この例から始めます（q-ak など）
cli-demo-arg-play = 自動で再生します（全部で 2 分。名前を指定するとその例だけ）

cli-diagnose-about = ファイルまたは標準入力からアップロードを診断します（ターミナル画面は使いません）
cli-diagnose-arg-files = 任意のファイル。種類は内容から判別します。省略時はパイプされた標準入力を読みます
cli-diagnose-arg-error = COS の応答
cli-diagnose-arg-policy = policy（JSON または base64）
cli-diagnose-arg-form = フォームの項目（JSON の組、name=value の行、URL エンコード、multipart の body、HTML フォーム）
cli-diagnose-arg-keys = API キー（JSON、STS の応答、NAME=value の行）。署名を調べるときだけ使います
cli-diagnose-arg-request = リクエスト（生の HTTP リクエスト、curl、HAR、ブラウザーの copy as fetch）
cli-diagnose-arg-bucket = バケット（ほかの入力にないとき）
cli-diagnose-arg-file-name = アップロードするファイルの名前（ほかの入力にないとき）
cli-diagnose-arg-file-size = アップロードするファイルのバイト数（ほかの入力にないとき）
cli-diagnose-arg-now = 時刻の判定に使う現在時刻（RFC 3339 または Unix 時刻の秒）
cli-diagnose-arg-say = 診断の質問に答えます（例：q-ak.in-form=no）
cli-diagnose-arg-format = text、json、markdown
cli-diagnose-arg-deep = 署名の計算方法を総当たりで調べます
cli-diagnose-arg-batch = 1 行に 1 件の JSON を読み、1 行に 1 件の診断を書きます
cli-diagnose-arg-load = 保存したセッションから始めます

cli-catch-about = このマシンで COS の代わりにアップロードを受け取り、送られたバイト列をそのまま診断し、COS と同じ形で応答します
cli-catch-arg-port = ポート番号（0 または省略時は空きポートを選びます）
cli-catch-arg-bucket = 本来のバケット（APPID 付き）
cli-catch-arg-region = 本来のバケットのリージョン
cli-catch-arg-keys = API キー：JSON、STS の応答、NAME=value の行
cli-catch-arg-once = アップロードを 1 件受け取ったら終了します（終了コードは診断結果に従います）
cli-catch-arg-format = text または json（json は 1 行に 1 オブジェクト）
cli-catch-arg-out = 受け取ったリクエストを、秘密の値も含めてそのままこのディレクトリに書き出します

cli-sign-about = 正しい署名を手順ごとに示します
cli-sign-arg-policy = { cli-diagnose-arg-policy }
cli-sign-arg-keys = API キー
cli-sign-arg-theirs = お手元の値（signKey、stringToSign、policySha1、policyBytes、signature）。最初に異なる手順を示します
cli-sign-arg-format = text、json、env、curl、html、form

cli-tree-about = 診断フローを表示します
cli-tree-arg-branch = この分岐だけを表示します
cli-tree-arg-format = text または markdown

cli-explain-about = 診断に出てくる ID の意味を説明します
cli-explain-arg-id = 指摘、ケース、質問、手順の違いの ID

cli-completions-about = シェルの補完スクリプトを出力します
cli-completions-arg-shell = bash、elvish、fish、powershell、zsh

cli-man-about = マニュアルページを出力します

## What goes wrong

cli-not-understood = コマンドラインを解釈できません。
cli-usage-unknown = 「{ $argument }」というオプションはありません。
cli-usage-surplus = 「{ $argument }」は余分な引数です。
cli-usage-no-command = 「{ $command }」というコマンドはありません。
cli-usage-suggested = 「{ $suggested }」ではありませんか。
cli-usage-value = 「{ $value }」は { $argument } に指定できない値です。
cli-usage-no-value = { $argument } には値が必要です。
cli-usage-many-values = { $argument } に値「{ $value }」は指定できません。
cli-usage-choices = 指定できる値は { $choices } です。
cli-usage-equals = { $argument } と値の間に = を入れてください。
cli-usage-twice = { $argument } は 1 回しか指定できません。
cli-usage-conflict = { $argument } と { $others } は同時に指定できません。
cli-usage-missing = 必要な引数がありません：{ $argument }。
cli-usage-which-command = コマンドを指定してください。
cli-usage-encoding = コマンドラインに UTF-8 として正しくない文字があります。
cli-usage-help = 詳しくは { $command } --help をご覧ください。
cli-man-name = 名前
cli-man-synopsis = 書式
cli-man-description = 説明
cli-man-extra = 補足
cli-man-version = バージョン
cli-unknown-lang = 「{ $value }」という言語はありません。指定できる言語：{ $choices }
cli-core-dumps = コアダンプを無効にできませんでした。異常終了すると、貼り付けた内容がコアファイルに残ることがあります。
cli-secret-on-command-line = 秘密の値をコマンドラインに書かないでください。シェルの履歴とプロセスの一覧に残ります。ファイルに入れて --keys で指定するか、--keys - で標準入力から渡してください。
cli-no-terminal = ウィザードにはターミナル（標準入力と標準出力）が必要です。ターミナルがないときは次のコマンドをお使いください：postdoc diagnose [FILE...]、postdoc sign、postdoc tree、postdoc explain ID、postdoc completions SHELL、postdoc man
cli-terminal = ターミナルを使えません（{ $reason }）。
cli-no-evidence = 診断する入力がありません。ファイルを指定する（postdoc diagnose error.xml form.json）か、パイプで渡してください。詳しくは postdoc diagnose --help をご覧ください。
cli-stdin-twice = 標準入力（-）は 1 回しか読めません。
cli-load-elsewhere = ファイルと --load は、コマンドなしで指定するか、diagnose の後に指定してください。
cli-no-command = 「{ $value }」というファイルもコマンドもありません。コマンド：{ $choices }
cli-bad-now = 「{ $value }」は時刻ではありません。--now には RFC 3339（2026-11-23T09:00:00Z）か Unix 時刻の秒を指定してください。
cli-bad-say = 「{ $value }」は答えとして読めません。--say には q-ak.in-form=no のように NODE=ANSWER を指定してください。
cli-say-node = 「{ $value }」というノードはありません。ノードの一覧：{ $choices }
cli-say-word = 「{ $value }」はこのノードの答えではありません。指定できる答え：{ $choices }
cli-batch-format = --batch は 1 行に 1 つの JSON を出力します。--format text と --format markdown は同時に指定できません。
cli-bad-bucket = 「{ $value }」はバケット名ではありません。
cli-bad-file-name = 「{ $value }」はファイル名ではありません。
cli-bad-file-size = 「{ $value }」は正しいサイズではありません。--file-size にはバイト数を指定してください。
cli-unknown-id = 「{ $value }」という ID はありません。ID は診断に表示されます（例：condition.mismatch、AccessDenied_q-ak）。
cli-unknown-branch = 「{ $value }」という分岐はありません。postdoc tree で一覧を表示できます。
cli-unreadable = { $file }：読み取れません（{ $reason }）。
cli-cannot-listen = ポート { $port } で待ち受けできません：{ $reason }。--port で別のポートを指定するか、省略してください。
cli-unwritable = 標準出力に書き込めません（{ $reason }）。
cli-empty = { $file }：中身がないため、飛ばしました。
cli-unread-part = { $file }：一部だけ読み取りました。読み取らなかった行は診断レポートの末尾にあります。
cli-unrecognised = { $file }：読み取りましたが、種類を判別できません（試したもの：{ $tried }）。
cli-too-large = { $file }：8 MiB を超えています。生のリクエストや body は --request で指定してください。
cli-session-not-json = { $file }：保存されたセッションではないか、途中で切れたり書き換えられたりしています（{ $line } 行 { $column } 列が JSON ではありません）。何も開いていません。ファイルは元のままです。チャットのテキストではなく、ファイルのまま送り直してもらってください。
cli-session-empty = { $file }：保存したセッションではありません。postdoc が保存する内容が含まれていません。
cli-session-not-object = { $file }：保存されたセッションではありません。JSON ですが、オブジェクトではありません（{ $line } 行 { $column } 列）。何も開いていません。アップロードの内容は postdoc diagnose で開けます。
cli-session-other-version = { $file }：{ $line } 行 { $column } 列のバージョンは「{ $name }」です。この postdoc が読めるのは postdoc/evidence/1 です。何も開いていません。ファイルは元のままです。保存した postdoc か、新しい postdoc で開いてください。
cli-session-member = { $file }：「{ $name }」の値を読み取れません（{ $line } 行 { $column } 列）。何も開いていません。ファイルは元のままです。送り直してもらうか、その項目を消して読み込んでください。
cli-deep = 署名の計算方法を総当たりで調べています（{ $tried } 通りを確認済み）。

## Batch

cli-batch-not-json = { $line } 行目は JSON のオブジェクトではありません（{ $detail } バイト目）。
cli-batch-other-version = { $line } 行目は別のバージョンです。この postdoc が読めるのは postdoc/evidence/1 です。
cli-batch-member = { $line } 行目の { $detail } を読み取れません。
cli-batch-too-long = { $line } 行目は長すぎるため、読み取りませんでした。

## Sign

cli-sign-no-policy = { $file }：署名できる policy がありません。
cli-sign-no-key = { $file }：SecretKey がありません。
cli-sign-masked = { $file }：キーの一部が伏せられているため、署名できません。
cli-sign-secret = { $count } 文字（表示しません）

## explain: 名前や値の代わりに示す言葉

cli-explain-field = ある項目
cli-explain-expected = 求められる値
cli-explain-actual = 実際の値

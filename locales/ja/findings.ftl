### 指摘：メッセージの id は指摘の id の「.」を「-」にしたもの。値は見出し、.cause は理由、.fix は対処方法。
### 文字列の引数 $x には $x_given（空でなければ "yes"）が付きます。

## エラーとして入力されたもの

answer-unrecognised = COS の応答として読み取れませんでした
    .cause = COS のエラーには Code と Message があります。入力にはそれが見当たらないか、公式記載にも実例にもないメッセージです。
    .fix = 応答の body を <?xml から </Error> まですべて貼り付けるか、一覧からメッセージを選んでください。policy とフォームは、応答がなくても調べられます。
answer-other-vendor = { $vendor ->
        [s3] この応答は COS ではなく Amazon S3 のものです
        [oss] この応答は COS ではなく Alibaba Cloud OSS のものです
        [minio] この応答は COS ではなく MinIO のものです
        [obs] この応答は COS ではなく Huawei Cloud OBS のものです
        [gcs] この応答は COS ではなく Google Cloud Storage のものです
       *[other] この応答は COS ではなく、別のストレージサービスのものです
    }
    .cause = フォームによるアップロードは各社のサービスにあり、メッセージも似ていますが、項目と署名はそれぞれ異なります。送信先がそのサービスのホストになっているか、別の場所の応答がコピーされています。
    .fix = 送信先のホストを確認してください。COS のホストは <BucketName-APPID>.cos.<Region>.myqcloud.com です。
answer-known-code = COS の応答は { $code } で、トラブルシューティングのページに記載がありません
    .cause = 「POST Object のトラブルシューティング」（436/41164）には説明がありません。postdoc は、「エラーコード」（436/7730）または公開された実例をもとに判別しています。
    .fix = { $code } の対処方法に従ってください。policy とフォームも調べます。そこで見つかった誤りが、今回または次のエラーの原因かもしれません。
answer-success = ファイルは COS に保存されています
    .cause = ステータスコードが 200、201、204、303 のいずれかで、body にエラーがなければ成功です。既定では 204 が返り、body は空です。
    .fix = ページが失敗と表示する場合は、アップロード後のクライアントの処理を確かめてください。204 にはない body を読もうとしているか、バケットのクロスドメインアクセス CORS 設定にページの Origin がなく、ブラウザーが応答を渡していないことがあります。
answer-wrapper-only = { $kind ->
        [request-id] RequestId だけで、COS の応答がありません
       *[other] { $status_given ->
            [yes] ステータス { $status } だけで、COS の応答がありません
           *[no] クライアントライブラリのメッセージだけで、COS の応答がありません
        }
    }
    .cause = { $kind ->
        [refused] 403 だけでは原因がわかりません。条件の不一致、policy の期限切れ、署名、SecretId、権限不足、CORS のどれもが 403 になります。Code と Message は応答の body にあります。
        [malformed] 400 だけでは原因がわかりません。JSON ではない policy、フォームではない body、項目の誤り、ファイルのサイズのどれもが 400 になります。Code と Message は応答の body にあります。
        [request-id] RequestId からわかるのは、COS がリクエストを受け取ったことと、その時刻です。原因はわかりません。Code と Message は応答の body にあります。
       *[other] このメッセージからわかるのは HTTP のステータスコードだけです。Code と Message を含む COS の応答は、body の中にあります。
    }
    .fix = エラー処理で応答の body（たとえば error.response.data）を出力するか、ブラウザーの Network タブからコピーしてください。
answer-hidden = ブラウザーが COS の応答をページに渡していません
    .cause = 「Network Error」「Failed to fetch」は、バケットにこのページの CORS 設定がなく応答が隠されたときにも、リクエストが届かなかったときにも表示されます。
    .fix = 開発者ツールの Network タブで myqcloud.com への行を見てください。ステータスコードが 2xx なら保存済み、4xx なら COS が拒否しています。ステータスコードがなければ届いていません。
answer-preflight-refused = ブラウザーの OPTIONS リクエスト（プリフライト）が拒否され、POST は送信されていません
    .cause = 独自のヘッダーを付けたり、進捗を監視したりするアップロードでは、ブラウザーが先に OPTIONS で確認します。この Origin、メソッド、ヘッダーを許可する CORS 設定がバケットにありません。
    .fix = コンソールの「セキュリティ管理」＞「クロスドメインアクセス CORS 設定」に、ページの Origin（スキーム、ホスト、ポート）、メソッド POST、送信するヘッダーを追加してください。
answer-header-signed = { $method_given ->
        [yes] COS が拒否したのは { $method } { $path } のヘッダー署名です（POST Object とは別の操作）
       *[no] COS が拒否したのはヘッダー署名です（POST Object とは別の操作）
    }
    .cause = { $difference ->
        [plus] 応答に StringToSign と FormatString があります。「リクエスト署名」（436/7778）の方法で署名したリクエストの応答です。COS が読み取ったパスは { $expected }、リクエストのパスは { $actual } で、空白が一方だけ + になっています。
        [percent] 応答に StringToSign と FormatString があります。「リクエスト署名」（436/7778）の方法で署名したリクエストの応答です。COS が読み取ったパスは { $expected }、リクエストのパスは { $actual } で、一方だけがもう一度 URL エンコードされています。
        [slash] 応答に StringToSign と FormatString があります。「リクエスト署名」（436/7778）の方法で署名したリクエストの応答です。COS が読み取ったパスは { $expected }、リクエストのパスは { $actual } で、先頭のスラッシュの数が違います。
        [other] 応答に StringToSign と FormatString があります。「リクエスト署名」（436/7778）の方法で署名したリクエストの応答です。COS が読み取ったパスは { $expected }、Resource のパスは { $actual } です。
       *[none] 応答に StringToSign があります。「リクエスト署名」（436/7778）の方法で署名したリクエスト（PUT、GET、署名付き URL）の応答です。フォームのアップロードでは、policy に署名します。
    }
    .fix = コードが署名しているメソッド、パス、パラメーター、ヘッダーを、応答の FormatString と 1 文字ずつ比べてください。署名には UTF-8 のデコード済みのパスを使い、送信時には 1 回だけ URL エンコードします（空白は %20）。
answer-client-side = { $stopped ->
        [gateway] { $status_given ->
            [yes] COS の手前のゲートウェイがステータス { $status } で拒否し、COS に届いていません
           *[no] COS の手前のゲートウェイが拒否し、COS に届いていません
        }
        [network] 接続に失敗し、リクエストが COS に届いていません
       *[client] クライアントがリクエストを止め、COS に届いていません
    }
    .cause = { $stopped ->
        [gateway] このページは COS ではなく、別のサーバー（nginx、CDN、自社のプロキシ）のものです。ステータス 413 は、body がそのサーバーの上限を超えたことを表します。policy や署名とは関係ありません。
        [network] ホスト名を解決できない、接続が切れた、タイムアウトした、証明書が受け付けられない、のいずれかです。policy や署名とは関係ありません。
       *[client] これは COS ではなく、クライアント側のメッセージです。ミニプログラムは、uploadFile の許可ドメインに登録されたホストにだけ送信します。policy や署名とは関係ありません。
    }
    .fix = { $stopped ->
        [gateway] そのサーバーの上限を上げる（nginx では client_max_body_size）か、フォームを <BucketName-APPID>.cos.<Region>.myqcloud.com に直接送信してください。
        [network] { $host_given ->
            [yes] このマシンから { $host } に接続できるか、名前、プロキシ、ファイアウォール、証明書を確認し、もう一度お試しください。
           *[no] ホスト名 <BucketName-APPID>.cos.<Region>.myqcloud.com、プロキシ、ファイアウォール、証明書を確認し、もう一度お試しください。
        }
       *[client] { $host_given ->
            [yes] ミニプログラムの uploadFile の許可ドメインに https://{ $host } を登録し、もう一度お試しください。
           *[no] ミニプログラムの uploadFile の許可ドメインに https://<BucketName-APPID>.cos.<Region>.myqcloud.com を登録し、もう一度お試しください。
        }
    }
answer-permission-denied = この API キーにはアップロードの権限がありません（フォームが原因ではありません）
    .cause = 条件の名前を伴わない「Access Denied.」は、API キーの認証は通ったものの、CAM またはバケットの設定で、このオブジェクトへの { $action_given ->
        [yes] { $action }
       *[no] name/cos:PostObject
    } が許可されていないことを表します。
    .fix = { $resource_given ->
        [yes] アカウントの管理者に、{ $resource } への name/cos:PostObject の許可を依頼してください。name/cos:PutObject は別の操作で、代わりにはなりません。一時キーの操作とプレフィックスは、発行時に決まります。
       *[no] アカウントの管理者に、このバケットとプレフィックスへの name/cos:PostObject の許可を依頼してください。name/cos:PutObject は別の操作で、代わりにはなりません。一時キーの操作とプレフィックスは、発行時に決まります。
    }
answer-other-request = { $how ->
        [expiration] 別の policy への応答です（expiration が一致しません）
        [resource] 別のバケットへのアップロードの応答です
        [condition] 応答が指す条件は、この policy にありません
        [request-id] 応答は、この署名より前のものです
       *[value] 応答にある値は、この policy にもフォームにもありません
    }
    .cause = { $how ->
        [expiration] COS は読み取った expiration を { $answer } と表示しています。入力された policy では { $evidence } です。{ $offset_given ->
            [yes] { $offset ->
                [0] { "" }
               *[other] 差はちょうど { $offset_text } に相当するので、COS がこの時刻をそのタイムゾーンの時刻として読み取った可能性もあります。
            }
           *[no] { "" }
        }
        [resource] 応答の Resource は { $answer } です。入力されたリクエストの送信先は { $evidence } です。
        [condition] COS がメッセージに出すのは policy にある条件だけですが、応答には { $answer } とあります。
        [request-id] RequestId に含まれる COS の時刻は { $answer } です。KeyTime の開始は { $evidence } で、15 分より後です。
       *[value] 応答には { $answer } と表示されています。2 回のアップロードの間に値が変わった可能性があります。
    }
    .fix = この応答が返ったときの policy とフォームを貼り付けてください。または、もう一度アップロードし、新しい応答と送信した内容を一緒に貼り付けてください。
said-fault = { $node ->
        [q-ak-console] q-ak が、コンソールの SecretId と異なります
        [policy-conditions] policy に、小文字で書かれ、条件の入った配列の conditions がありません
        [policy-entries] conditions に、ドキュメントにない形の条件があります
        [signature-fields] 署名に必要な項目のどれかがありません
        [signature-order] 署名に必要な項目のどれかが file の後にあります
        [body-content-type] Content-Type が multipart/form-data でないか、boundary がありません
        [body-grammar] body のパートのどれかに、ヘッダーと値の間の空行がありません
        [expiration-cause] { $answer ->
            [local-time] expiration が現地時刻のまま UTC（Z）と書かれています
            [twelve-hour] expiration が 12 時間制で書かれています
            [hard-coded] expiration が固定の日付です
            [reused] 期限が切れた policy が再び使われています
            [clock] 署名するサーバーの時計がずれています
            [too-short] policy の有効期間が短すぎます
           *[other] COS がリクエストを受け取ったとき、policy の期限が切れていました
        }
        [signature-deviations] 既知の誤りで、この署名が再現されました
        [bucket-appid] policy のバケットに APPID がありません
       *[other] 質問への回答から、誤りがあると考えられます
    }
    .cause = 質問への回答によるもので、postdoc が確かめたものではありません。
    .fix = { $node ->
        [q-ak-console] 正しい SecretId を q-ak と policy の両方に入れ、署名を計算し直してください。
        [policy-conditions] conditions を小文字で書き、条件が 1 つ以上ある配列にしてください。
        [policy-entries] 条件は、1 組のオブジェクト、eq か starts-with の配列、content-length-range のどれかで書いてください。
        [signature-fields] policy、q-sign-algorithm、q-ak、q-key-time、q-signature をすべて送信してください。
        [signature-order] file をフォームの最後に移してください。COS は file の後の項目を読みません。
        [body-content-type] { $built ->
            [hand] ヘッダーを multipart/form-data; boundary=... とし、コードが body に書く boundary と同じものを付けてください。
           *[other] Content-Type を自分で設定せず、ブラウザーやライブラリに boundary とともに書かせてください。
        }
        [body-grammar] { $built ->
            [browser] FormData オブジェクトをそのまま送信してください。body はブラウザーが書きます。
            [hand] 各パートのヘッダーの後に \r\n\r\n を書き、その後に値を書いてください。
           *[other] 項目を 1 つずつライブラリに渡し、body を作らせてください。
        }
        [expiration-cause] アップロードのたびに expiration を現在の 30 分後（UTC）にし、policy の署名を計算し直してください。
        [signature-deviations] 再現した誤りの手順を直し、policy の署名を計算し直してください。
        [bucket-appid] policy のバケットを <BucketName-APPID> の形で書き、署名を計算し直してください。
       *[other] policy とフォームを貼り付けてください。該当する箇所を示します。
    }
evidence-conflict = { $slot ->
        [file-name] ファイル名
        [file-size] ファイルのサイズ
        [now] 現在の時刻
       *[field] { $slot }{" "}
    }が、2 つの入力で異なります
    .cause = postdoc は、送信されたものに近いほうの値（リクエスト、フォーム、単独の policy、オプションの順）を使って診断します。コードが一方に署名し、他方を送信しているなら、この違いが原因です。
    .fix = 別のアップロードの入力を取り除いてください。どちらもこのアップロードのものなら、値を一度だけ作り、両方で使うようにしてください。
evidence-capped = { $what ->
        [conditions] 条件
       *[fields] フォームの項目
    } { $total } 件のうち、最初の { $kept } 件だけを読み取りました
    .cause = これほど多いアップロードはないため、postdoc はすべてを保持しません。
    .fix = 失敗したリクエストだけを貼り付けてください。

## policy の項目

policy-missing = フォームに policy がありません
    .cause = フォームには q-signature があります。これは policy に対する署名なので、policy がなければ COS は検証できません。
    .fix = { $actual_given ->
        [yes] フォームの項目「{ $actual }」の名前を policy に変えてください。完全に一致する必要があります。
       *[no] policy のテキストを base64 にして、フォームの項目 policy として file より前に送信してください。
    }
policy-not-base64 = policy の値が base64 ではありません
    .cause = { $found_given ->
        [yes] COS はこの項目を base64 としてデコードします。base64 にない最初の文字は { $found } です。
       *[no] COS はこの項目を base64 としてデコードしますが、この文字列はデコードできません。
    }
    .fix = { $shape ->
        [byte-literal] Python の bytes オブジェクトがそのまま文字列になっています。フォームに入れる前に base64.b64encode(...).decode() としてください。
       *[other] policy のテキストを標準の文字セット（A-Z a-z 0-9 + /）とパディング（=）で一度だけ base64 エンコードし、そのまま送信してください。
    }
policy-base64-variant = { $variant ->
        [url-safe] policy の base64 に、URL 用の文字（- と _）が使われています
        [unpadded] policy の base64 の末尾に、パディング（=）がありません
        [white-space] policy の base64 の途中に、空白または改行があります
        [plus-as-space] policy の base64 で、+ が空白に変わっています
        [percent-encoded] policy の base64 が、URL エンコードされています
        [twice] policy が 2 回 base64 にされています
        [trailing-bits] policy の base64 の末尾に、余分なビットがあります
        [quoted] policy の base64 が、引用符で囲まれています
       *[other] policy の base64 が標準の形式ではありません
    }
    .cause = 「POST Object」（436/14690）の例は、すべて標準の文字セットとパディングを使い、改行がありません。ほかの形を COS が受け付けるかどうかは、記載がありません。{ $variant ->
        [plus-as-space] 途中の処理が URL エンコードされたフォームとみなし、+ を空白と解釈しています。
        [percent-encoded] multipart のフォームでは、値を URL エンコードせずにそのまま送信します。
        [twice] デコードすると、JSON ではなく、もう一度 base64 が現れます。
        [quoted] 引用符は、出力された文字列（Python では b'...'）のもので、値の一部ではありません。
        [white-space] 60、64、76 文字ごとに改行を入れるエンコーダーがあります。
       *[other] postdoc は、許容範囲を広げてデコードしました。
    }
    .fix = policy のテキストを、言語の標準のエンコーダーで改行なしの base64 に一度だけ変換し、結果をそのままフォームに入れてください。
policy-sent-unencoded = policy に JSON がそのまま入っています（base64 にしていません）
    .cause = COS は、この項目を base64 としてデコードしてから JSON を読みます。署名するのは JSON、送信するのは同じ JSON の base64 です。
    .fix = base64(policy) をフォームの項目 policy として送信してください。署名は JSON から計算するので、そのままで構いません。
policy-holds-signature = policy に署名が入っています
    .cause = 値が policy ではなく、署名の形をしています。2 つの変数が入れ替わっているようです。
    .fix = policy には policy の base64 を、q-signature には 40 桁の 16 進数を入れてください。
policy-other-kind = POST の policy ではなく、CAM のポリシーです
    .cause = CAM のポリシー（version、statement、effect、action、resource）は、キーに権限を与えるものです。フォームの policy は expiration と conditions からなり、名前が同じだけの別のものです。
    .fix = POST の policy を expiration と conditions で作ってください（「POST Object」436/14690）。CAM のポリシーは、キーの権限の設定に使います。
policy-not-utf8 = policy が UTF-8 ではありません
    .cause = JSON は UTF-8 で書きます。デコードした policy のこの箇所に、UTF-8 では現れない{ $byte_given ->
        [yes] {" "}{ $byte }{" "}の
       *[no] {""}
    }バイトがあります。GBK、Shift_JIS、UTF-16 など、別の文字コードで書かれた可能性があります。
    .fix = JSON のテキストを UTF-8 のバイト列にし、同じバイト列を SHA1 と base64 の両方に使ってください。
policy-not-json = { $error ->
        [empty] policy が空です
        [byte-order-mark] policy の JSON の前に BOM があります
        [not-utf8] policy の JSON が UTF-8 ではありません
        [trailing-comma] policy が JSON ではありません（閉じ括弧の前にコンマがあります）
        [missing-comma] policy が JSON ではありません（コンマがありません）
        [missing-colon] policy が JSON ではありません（名前と値の間にコロンがありません）
        [missing-value] policy が JSON ではありません（値がありません）
        [extra-comma] policy が JSON ではありません（要素のないコンマがあります）
        [single-quotes] policy が JSON ではありません（文字列が一重引用符で囲まれています）
        [smart-quotes] policy が JSON ではありません（文字列がスマートクォートで囲まれています）
        [unquoted-name] policy が JSON ではありません（名前に引用符がありません）
        [unknown-word] policy が JSON ではありません（True、None など、JSON では使えない語があります）
        [comment] policy が JSON ではありません（コメントがあります）
        [bad-number] policy が JSON ではありません（JSON では使えない形の数値があります）
        [bad-escape] policy が JSON ではありません（エスケープできない文字の前にバックスラッシュがあります）
        [lone-surrogate] policy が JSON ではありません（サロゲートペアの片方しかありません）
        [control-in-string] policy が JSON ではありません（文字列の中に改行やタブがあります）
        [unclosed-string] policy が JSON ではありません（文字列が閉じていません）
        [unclosed-object] policy が JSON ではありません（波括弧が閉じていません）
        [unclosed-array] policy が JSON ではありません（角括弧が閉じていません）
        [mismatched-bracket] policy が JSON ではありません（閉じ括弧が対応していません）
        [trailing-text] policy が JSON ではありません（終わりの後に余分な文字があります）
        [too-deep] policy の入れ子が深すぎて読み取れません
       *[other] policy が JSON ではありません
    }
    .cause = COS はデコードした policy を JSON として読みます。読めないときは、条件が書かれていても「You must provide condition」と応答します。{ $error ->
        [byte-order-mark] 先頭の 3 バイト EF BB BF は、エディターやエンコーダーが付けた BOM です。
        [single-quotes] Python の辞書の表示や JavaScript では使われますが、JSON の引用符は二重引用符だけです。
        [smart-quotes] 文書作成ソフトやチャットが、半角の引用符を自動で置き換えています。
        [unquoted-name] JavaScript のオブジェクトの書き方です。JSON では、すべての名前を二重引用符で囲みます。
        [unknown-word] True、None、undefined、NaN などは、プログラミング言語の語です。
        [control-in-string] JSON では \n や \t と書きます。ファイルから読んだ値に、余分な改行が付いていることもあります。
        [bad-escape] JSON では「$」の前のバックスラッシュは不要です。シェルや文字列リテラルの書き方が残っています。
        [trailing-comma] 多くのプログラミング言語では許されますが、JSON では許されません。
       *[other] 文字列をつなげて作ると、コンマや引用符が抜けやすくなります。
    }
    .fix = policy をオブジェクトとして組み立て、言語の JSON エンコーダー（json_encode、JSON.stringify、json.dumps、encoding/json、Jackson など）に書かせてください。得られたテキストを保存し、SHA1 と base64 の両方に同じものを使います。
policy-not-object = policy は JSON ですが、オブジェクトではありません
    .cause = policy は、expiration と conditions を持つ 1 つのオブジェクトです。最上位の値は{ $found ->
        [array] 配列です。
        [string] 文字列です。JSON に 2 回変換された可能性があります。
        [number] 数値です。
        [boolean] 真偽値です。
        [null] {" "}null です。
       *[other] 別の値です。
    }
    .fix = expiration と conditions を持つオブジェクトを、一度だけ JSON に変換してください。
policy-duplicate-member = policy に { $name } が 2 つ以上あります
    .cause = 同じ名前が複数あるときにどれを使うかは、JSON を読み取るライブラリによって異なり、多くは最後の値を使います。COS の動作は、記載がありません。
    .fix = { $name } を 1 つだけにしてください。
policy-text-altered = この policy はログや手入力の写しのため、元のバイト列がわかりません
    .cause = 空白、改行、\/、エスケープが署名されたテキストと異なる可能性があるため、内容だけを診断に使い、書き方の違いは誤りとみなしません。
    .fix = 確実に調べるには、フォームの項目 policy の base64、またはコードが計算した policy の SHA1 を貼り付けてください。
policy-misspelt-member = policy の { $wanted } が { $found } と書かれています
    .cause = 名前は小文字で、つづりも決まっています。COS は { $wanted } がないものとみなします。
    .fix = { $wanted } と書いてください。.NET や Java では、属性やアノテーションで名前を指定するか、辞書で組み立てると、先頭が大文字に変わるのを防げます。

## expiration

policy-expiration-missing = policy に expiration がありません
    .cause = expiration は必須です（「POST Object」436/14690）。policy をいつまで使えるかを表します。
    .fix = 現在の 30 分後を UTC で、2030-01-01T00:30:00.000Z のように書いてください。
policy-expiration-format = { $form ->
        [fraction] expiration の秒の小数の桁数が、通常と異なります
        [offset] expiration が Z ではなく、+08:00 などの時差で書かれています
        [no-zone] expiration にタイムゾーンがありません
        [space] expiration の T があるべき箇所に空白があります
        [lower-case] expiration の t または z が小文字です
        [unix] expiration が Unix 時刻の数値です
        [placeholder] expiration に書式の文字がそのまま残っています
        [impossible] expiration が存在しない日時です
        [unreadable] expiration を日時として読み取れません
        [number] expiration が文字列ではなく、数値です
        [not-text] expiration が文字列ではありません
       *[other] expiration がドキュメントの形ではありません
    }
    .cause = 「POST Object」（436/14690）の例は、ISO 8601 の UTC で、末尾が Z です。小数点以下が 0 桁または 3 桁のものは、COS が受け付けた実例があります。ほかの形がどう扱われるかは、わかっていません。{ $form ->
        [placeholder] SSS や %f などの書式がこの言語では解釈されず、値にそのまま残っています。
        [unix] Unix 時刻の秒を使うのは q-key-time です。
        [number] Unix 時刻の秒を使うのは q-key-time です。
        [no-zone] Z がなければ、どの地域の時刻かわかりません。
       *[other] いまは通っても、別の環境で拒否される可能性があります。
    }
    .fix = UTC の時刻を 2030-01-01T00:30:00.000Z のように書いてください。
policy-expired = { $now_from ->
        [machine] この PC の時計では、expiration を { $behind_text }過ぎています
        [option] --now の時刻では、expiration を { $behind_text }過ぎています
        [trial] この時刻では、expiration を { $behind_text }過ぎています
       *[other] COS がリクエストを受けた時点で、expiration を { $behind_text }過ぎていました
    }
    .cause = expiration は { $expiration_text }、基準の時刻は { $now_text } です{ $now_from ->
        [answer] （COS のメッセージ）
        [server-time] （応答の ServerTime）
        [date] （応答の Date）
        [request-id] （RequestId）
        [request-date] （リクエストの Date）
        [machine] （この PC の時計。COS に近い時刻の入力がありません）
       *[other] {""}
    }。COS は、有効期限の過ぎた policy のフォームを拒否します。ページを長く開いていた、policy を使い回した、日時をコードに直接書いている、タイムゾーンが違う、のいずれかが主な原因です。
    .fix = アップロードのたびに policy を作り、expiration を現在の 30 分後（UTC）にしてください。大きなファイルを送る場合や、ページを長く開く場合は、さらに余裕を持たせます。
policy-expiration-local-time = { $offset_given ->
        [yes] expiration は現地時刻（{ $offset_text }）に Z を付けた値です
       *[no] expiration は現地時刻に Z を付けた値です
    }
    .cause = 末尾の Z は UTC を表しますが、expiration は{ $against ->
        [key-time] {" "}q-key-time の終了
       *[now] アップロードの時刻
    }と、ちょうど UTC との時差だけ離れています。コードが現地時刻に Z を付けています。UTC より東では policy の有効期間が何時間も長くなり、西では送る前に期限が切れます。
    .fix = UTC の時刻を書いてください。PHP：gmdate('Y-m-d\TH:i:s\Z', time() + 1800)。Java：Instant.now().plusSeconds(1800).toString()。Go：time.Now().UTC()。Python：datetime.now(timezone.utc)。.NET：DateTime.UtcNow。JavaScript の toISOString() は、そのままで正しい形です。
policy-expiration-twelve-hour = expiration が 12 時間制で書かれています
    .cause = 午後の時刻が 12 時間小さくなっています。書式が HH や H ではなく、hh や h になっています。午前中は、同じコードでも問題が起きません。
    .fix = 24 時間制の文字を使ってください。Java と .NET は HH、PHP は H、Go は 15、Python と C は %H です。
policy-expiration-hard-coded = expiration は、コードに直接書かれた固定の日時のようです
    .cause = 遠い先の、切りのよい日時です。それまでは policy を手に入れた人がだれでも使え、その日が来るとすべてのアップロードが止まります。
    .fix = アップロードのたびに、現在の 30 分後を UTC で計算してください。
policy-expiration-too-short = policy の有効期間が { $life_text }しかありません
    .cause = 通信が遅い、ファイルが大きい、時計が少しずれている、といったときに、COS が受け取る前に期限が切れてしまいます。
    .fix = expiration を現在の 30 分後（UTC）にしてください（「POST Object のトラブルシューティング」（436/41164）の推奨）。
policy-expiration-key-time-gap = expiration と q-key-time の終了が { $gap_text }離れています
    .cause = この 2 つは別々の期限で、アップロードは両方を満たす必要があります。公式の例では同じ時刻です。
    .fix = 直さなくても構いません。期限を 1 つにそろえるには、両方を同じ時刻から計算してください。

## conditions

policy-conditions-missing = policy に conditions がありません
    .cause = policy には必ず conditions が必要です。応答の「You must provide condition」はこのことです。
    .fix = conditions を配列で加え、少なくとも q-sign-algorithm、q-ak、q-sign-time の条件を入れてください。
policy-conditions-empty = conditions に条件が 1 つもありません
    .cause = COS には 1 つ以上の条件が必要です。「POST Object」（436/14690）では、q-sign-algorithm、q-ak、q-sign-time の条件が必須です。
    .fix = この 3 つを加え、続いてバケット、オブジェクトキー、サイズを限る条件を加えてください。
policy-conditions-not-array = conditions が配列ではありません
    .cause = conditions は{ $found ->
        [object] オブジェクトになっています。条件は配列の要素として 1 つずつ書きます。1 つのオブジェクトに並べたものは、条件の一覧になりません。
        [string] 文字列になっています。配列が JSON に 2 回変換された可能性があります。
        [number] 数値になっています。
        [boolean] 真偽値になっています。
        [null] {" "}null になっています。条件を入れる変数に値がありませんでした。
       *[other] 別の値になっています。
    }
    .fix = 1 組のオブジェクト、または 3 つの要素の配列を並べた配列にしてください：{"[ { \"q-ak\": \"...\" }, [\"starts-with\", \"$key\", \"uploads/\"] ]"}
policy-condition-shape = { $shape ->
        [empty] conditions に空の要素があります
        [several-pairs] conditions の 1 つの要素に、名前と値の組が複数あります
        [element-count] conditions の要素の数が合っていません
        [name-not-text] conditions の要素に、項目の名前がありません
        [value-structured] conditions の要素が、配列やオブジェクトを値にしています
        [length-in-object] content-length-range がオブジェクトで書かれています（ドキュメントにあるのは配列の形だけです）
        [length-bound] content-length-range の範囲が、小さい順の 2 つのサイズではありません
       *[other] conditions に、オブジェクトでも配列でもない要素があります
    }
    .cause = 「POST Object」（436/14690）の条件の形は 3 つです。1 組だけのオブジェクト、「eq」または「starts-with」と名前と値の配列、2 つの数値を持つ content-length-range です。{ $shape ->
        [several-pairs] 1 つのオブジェクトに複数の組を書き、形式の誤りとして拒否された実例があります。
        [length-bound] 範囲はバイト数の整数で、小さいほうを先に書きます。
       *[other] COS は、どの形にも当てはまらない要素を拒否します。
    }
    .fix = 条件を 1 つずつ、3 つの形のどれかで書いてください。
policy-condition-operator = 「{ $operator }」は、ドキュメントにない演算子です
    .cause = 記載があるのは eq、starts-with、content-length-range で、すべて小文字とハイフンです。ほかの演算子を COS がどう扱うかは、わかっていません。
    .fix = { $wanted_given ->
        [yes] { $wanted } と書いてください。
       *[no] 完全に一致する値なら eq、値の先頭なら starts-with と書いてください。
    }
policy-condition-name = { $shape ->
        [dollar-missing] 条件の名前 { $name } に、配列の形で必要な $ がありません
        [dollar-doubled] 条件の名前 { $name } に、余分な $ があります
        [dollar-in-object] オブジェクトの形の条件で、名前 { $name } に $ が付いています
        [space] 条件の名前に空白が含まれています
        [key-time] 条件の名前が q-key-time です（ドキュメントでは q-sign-time）
       *[other] 条件の名前 { $name } が、ドキュメントの書き方と異なります
    }
    .cause = { $shape ->
        [misspelt] この名前のフォームの項目はありません。COS は、どのフォームも送らない項目を探すことになります。
        [key-time] フォームの項目と条件では名前が異なります。フォームでは q-key-time、policy では q-sign-time です。
        [dollar-in-object] 配列では「$key」、オブジェクトでは「key」と書きます。オブジェクトで $ を付けた公開コードもありますが、ドキュメントには記載がありません。
        [space] 名前は、空白も含めてそのまま比べられます。
       *[other] 配列では、["eq", "$key", "a.png"] のように名前の前に $ を 1 つ付けます。オブジェクトでは付けません。
    }
    .fix = { $wanted_given ->
        [yes] { $wanted } と書いてください。
       *[no] 「POST Object」（436/14690）のとおりに名前を書いてください。
    }
policy-condition-value-type = { $found ->
        [string] content-length-range の範囲が、文字列で書かれています
        [number] 条件の値が数値です（公式の例では文字列）
        [boolean] 条件の値が真偽値です（公式の例では文字列）
        [null] 条件の値が null です（公式の例では文字列）
       *[other] 条件の値が文字列ではありません
    }
    .cause = { $found ->
        [string] 公式の例では、引用符のない数値です。文字列を COS がどう扱うかは、記載がありません。
       *[other] フォームの値はテキストです。COS がテキストとそれ以外をどう比べるかは、記載がありません。
    }
    .fix = { $found ->
        [string] 引用符を取り除いてください：["content-length-range", 1, 1048576]
       *[other] 値を二重引用符で囲んでください。数値で書くのは content-length-range の範囲だけです。
    }
policy-condition-wildcard = { $shape ->
        [pages] 条件が * で終わっていますが、公式ドキュメントの説明が一致していません
       *[literal] 条件に * がありますが、COS は文字としてそのまま比べます
    }
    .cause = { $shape ->
        [pages] ほかの 2 つの公式ページは、POST Object の例として ["starts-with", "$Content-Type", "image/*"] を示し、画像以外は拒否すると説明しています。「POST Object」（436/14690）では、starts-with は値の先頭を文字のとおりに比べます。そのとおりなら、画像は 1 つも通りません。
       *[literal] COS にワイルドカードはありません。値に * そのものが含まれている必要があります。
    }
    .fix = { $expected_given ->
        [yes] { $shape ->
            [pages] どちらの読み方でも通る { $expected }（* より前の部分）を書いてください。
           *[literal] starts-with を使い、* より前の { $expected } を書いてください。
        }
       *[no] { $shape ->
            [pages] starts-with で、どちらの読み方でも通る * より前の部分を書いてください。
           *[literal] starts-with を使い、* より前の部分を書いてください。
        }
    }
policy-condition-filename-variable = 条件に {"${filename}"} が書かれています
    .cause = COS は、先に key にファイル名を入れ、その後で policy と比較します。値に {"${filename}"} が残ることはありません。
    .fix = {"${filename}"} はフォームの key に残し、policy では starts-with とその前の部分で条件を書いてください。
policy-required-condition-missing = policy に { $name } の条件がありません
    .cause = 「POST Object」（436/14690）では、q-sign-algorithm、q-ak、q-sign-time の条件が必須です。ないときに COS がどう応答するかは、記載がありません。
    .fix = { $name ->
        [q-sign-algorithm] conditions に {"{ \"q-sign-algorithm\": \"sha1\" }"} を加えてください。
        [q-ak] conditions に {"{ \"q-ak\": \"...\" }"} を、フォームと同じ SecretId で加えてください。
        [q-sign-time] conditions に {"{ \"q-sign-time\": \"start;end\" }"} を、フォームの q-key-time と同じ値で加えてください。
       *[other] conditions に加えてください。
    }

## policy とフォームの照合

condition-mismatch = { $field ->
        [bucket] policy の bucket が、送信先のバケットと違います
        [q-ak] フォームの q-ak が、policy の q-ak と違います
        [q-key-time] フォームの q-key-time が、policy の q-sign-time と違います
        [q-sign-algorithm] フォームの q-sign-algorithm が、policy の条件と違います
       *[other] { $rule ->
            [said] { $field } が、policy の条件を満たしていません
            [starts-with] { $field } の先頭が、policy の条件と違います
           *[exact] { $field } の値が、policy の条件と違います
        }
    }
    .cause = { $field ->
        [bucket] COS は、この条件を送信先のホスト（またはパス）にあるバケットと、APPID まで含めて比べます。フォームの項目とは比べません。
        [q-ak] COS は、フォームの項目と policy の条件を、大文字と小文字も区別して 1 文字ずつ比べます。どちらも正しく見えても、一致していなければ拒否されます。コンソールの確認は、その後です。
        [q-key-time] どちらも KeyTime で、同じ文字列でなければなりません。policy とフォームで別々に時計を読むコードが、よく原因になります。
        [key] COS は {"${filename}"} をファイル名に置き換えてから、key を policy と比べます。大文字と小文字、スラッシュも区別します。
        [Content-Type] COS が比べるのは、フォームの項目 Content-Type です。ブラウザーがファイルのパートに付ける Content-Type は対象外です。
        [content-type] COS が比べるのは、フォームの項目 Content-Type です。ブラウザーがファイルのパートに付ける Content-Type は対象外です。
       *[other] { $rule ->
            [said] 値と条件が合っていません。
            [starts-with] 条件は starts-with です。値は、大文字と小文字も含めてこの文字列で始まる必要があります。
           *[exact] 値は、大文字と小文字も含めて条件と同じ文字列でなければなりません。
        }
    }{ $difference_text_given ->
        [yes] { $difference ->
            [other] {""}
            [prefix] { $field ->
                [bucket] policy の bucket に、APPID またはその一部がありません。
               *[named] 違い：{ $difference_text }。
            }
           *[named] 違い：{ $difference_text }。
        }
       *[no] {""}
    }{ $masked ->
        [yes] 一方の値が伏せ字なので、見えている部分だけを比べました。
       *[no] {""}
    }
    .fix = { $difference ->
        [wildcard] 条件には * より前の部分だけを書き、policy の署名を計算し直してください。starts-with にワイルドカードは不要です。
        [encoding-loss] フォームを作ったプログラムが、これらの文字を持たないエンコーディング（ISO-8859-1 など）で書いたため、文字が失われています。UTF-8 で書いてください。policy は正しい値です。
       *[named] { $field ->
            [bucket] policy の bucket を <BucketName-APPID> の形で書き、同じバケットに送信してください。policy を変えたら、署名も計算し直します。
            [q-ak] SecretId を一度だけ取得し、policy とフォームの両方に同じ値を入れてください。policy を変えたら、署名も計算し直します。
            [q-key-time] KeyTime を一度だけ作り、q-sign-time、q-key-time、SignKey の計算に同じ文字列を使ってください。
            [key] policy で許可されるオブジェクトキーで送信するか、このオブジェクトキーを許可する条件に変更して署名を計算し直してください。
            [Content-Type] policy で許可される値を、項目 Content-Type として file より前に送信してください。
            [content-type] policy で許可される値を、項目 Content-Type として file より前に送信してください。
           *[other] policy が求める値を送信するか、条件を変えて署名を計算し直してください。
        }
    }
condition-field-missing = { $field ->
        [q-key-time] policy に q-sign-time の条件がありますが、フォームに q-key-time がありません
       *[other] policy に { $field } の条件がありますが、フォームに { $field } がありません
    }
    .cause = bucket を除き、条件にある項目は、すべてフォームに必要です。{ $field ->
        [q-ak] このとき COS は、policy の SecretId が正しくても、q-ak が一致しないと応答します。
        [Content-Type] ファイルのパートの Content-Type は、この項目ではありません。
        [content-type] ファイルのパートの Content-Type は、この項目ではありません。
       *[other] このとき COS は、条件が一致しないと応答します。
    }
    .fix = { $near_given ->
        [yes] フォームの項目「{ $near }」の名前を { $field } に変えてください。完全に一致する必要があります。
       *[no] file より前に { $field } を{ $expected_given ->
            [yes] { $rule ->
                [starts-with] {" "}{ $expected }{" "}で始まる値で
               *[exact] {" "}{ $expected }{" "}という値で
            }
           *[no] {""}
        }{ $required ->
            [yes] 送信してください。この条件は「POST Object」（436/14690）で必須なので、policy から外さないでください。
           *[no] 送信するか、この条件を policy から外して署名を計算し直してください。
        }
    }
condition-size = ファイルは { $size } バイトで、policy の範囲（{ $min } から { $max }）を外れています
    .cause = content-length-range は、フォームのほかのパートを除いた、ファイルだけのバイト数を制限します。
    .fix = 範囲内のサイズのファイルを送信するか、範囲を変えて署名を計算し直してください。

## フォームそのもの

form-field-missing = { $shape ->
        [text] パート { $field } に filename がなく、テキストとして送られています
       *[absent] フォームに { $field } がありません
    }
    .cause = { $field ->
        [key] key は、保存するオブジェクトの名前です。リクエストのパスは常に / なので、フォームに必要です。
        [file] file はファイルの内容です。フォームの最後に、1 つだけ必要です。
        [q-signature] q-signature がなければ、COS は policy を検証できません。
        [q-ak] q-ak は、だれのキーで policy に署名したかを表します。
        [q-key-time] q-key-time は署名の一部です。COS はこの値から SignKey を計算します。
        [q-sign-algorithm] q-sign-algorithm は署名の方式を表し、値は sha1 です。
       *[other] 「POST Object」（436/14690）で必須とされている項目です。
    }
    .fix = { $actual_given ->
        [yes] フォームの項目「{ $actual }」の名前を { $field } に変えてください。完全に一致する必要があります。
       *[no] { $field ->
            [file] { $shape ->
                [text] テキストではなくファイルそのものを追加するか、パートのヘッダーに filename="..." を書いてください。
               *[absent] ファイルを file という名前で、最後の項目として加えてください。
            }
            [q-sign-algorithm] q-sign-algorithm を sha1 という値で、file より前に送信してください。
           *[other] { $field } を file より前に送信してください。
        }
    }
form-field-after-file = { $fields_given ->
        [yes] file の後に項目（{ $fields }）があります
       *[no] file の後に項目があります
    }
    .cause = 「POST Object」（436/14690）では、file を最後に、署名の項目をその前に置くことになっています。COS はファイルを読む前にフォームを検証するようなので、file の後の項目は COS には読まれないものと考えてください。
    .fix = file を最後に加えてください。JavaScript では、append を呼ぶ順番がフォームの順番になります。
form-duplicate-field = フォームに { $field } が { $count } 個あります
    .cause = COS がどれを使うかは、記載がありません。隠し項目とスクリプトの両方が加えていることがよくあります。
    .fix = { $field } を 1 つだけ送信してください。
form-file-field-name = { $name_given ->
        [yes] ファイルの項目の名前が file ではなく { $name } です
       *[no] ファイルの項目の名前が file ではありません
    }
    .cause = COS は、file という項目からファイルの内容を受け取ります。アップロード用のコンポーネントは、file[] や upload など独自の名前を使うことがあります。
    .fix = コンポーネントの設定で、項目の名前を file にしてください。
form-text-field-as-file = { $field } がファイルとして送信されています
    .cause = filename が付いているため、サーバーにはファイルに見えます。COS が受け付けるファイルは 1 つだけです。テキストを Blob にしたり、ファイルから読んだりすると起こります。
    .fix = { $field } を、filename のないテキストとして加えてください。
form-field-name-case = { $field } の大文字と小文字が、ドキュメント（{ $wanted }）と異なります
    .cause = COS は項目の名前の大文字と小文字を区別しないようですが、保証されてはいません。
    .fix = { $wanted } と書いてください。
form-field-alias = { $found_given ->
        [yes] { $found } を { $field } として読み取りました
       *[no] ある項目を { $field } として読み取りました
    }
    .cause = 署名サーバーは独自の名前を使うことが多く、ページの側で置き換えます。COS が読むのは { $field } だけです。
    .fix = ページがこの値を { $field } として送信しているか、確認してください。
form-value-undefined = { $value ->
        [empty] { $field } が空です
        [template] { $field } に、置き換えられていないテンプレートが残っています
        [object] { $field } に、オブジェクトの表示用の文字列が入っています
        [null] { $field } に、「値なし」を表す語が入っています
        [shell] { $field } の変数が、送信の前にシェルで展開されます
       *[undefined] { $field } に、undefined という語が入っています
    }
    .cause = { $value ->
        [empty] フォームを作るときに、この変数に値がありませんでした。値がまだないか、名前が違っています。
        [template] テンプレートの値が置き換えられないまま、フォームが送信されています。
        [object] オブジェクトを、テキストにせずそのまま入れています。
        [shell] 二重引用符の中では、シェルが空の変数として展開するため、ファイル名にはなりません。
       *[undefined] 変数に値がないときに、プログラムが書く語です。値がまだないか、名前が違っています。
    }
    .fix = { $value ->
        [object] オブジェクトの中の値（たとえば .policy）か、JSON にしたテキストを入れてください。
        [shell] 値を一重引用符で囲み、書いたとおりに送信してください。
       *[undefined] フォームを作る直前に変数を出力して確かめ、すべての値がそろってから送信してください。
    }
form-security-token-missing = 一時キーですが、フォームに x-cos-security-token がありません
    .cause = 一時キーは 3 つの値で 1 組です。トークンがなければ、COS はこの SecretId を認証できません。
    .fix = 同じ STS の応答にあるトークンを、x-cos-security-token として file より前に送信してください。
form-security-token-name = { $found_given ->
        [yes] トークンの項目の名前「{ $found }」は、COS に読まれません
       *[no] トークンの項目の名前が、COS に読まれないものです
    }
    .cause = COS のフォームでは、トークンの項目は x-cos-security-token です。ほかのサービスや SDK では名前が異なります。
    .fix = 項目の名前を x-cos-security-token に変え、file より前に置いてください。
form-security-token-space = { $shape ->
        [line-end] x-cos-security-token に改行が含まれています
        [space] x-cos-security-token に空白が含まれています
        [quoted] x-cos-security-token が引用符で囲まれています
        [percent] x-cos-security-token が URL エンコードされています
       *[invisible] x-cos-security-token に見えない文字が含まれています
    }
    .cause = フォームの項目はそのまま送信されるため、STS が発行したものとは別のトークンになります。末尾に改行のあるファイルから読み込んだ場合によく起こります。
    .fix = { $shape ->
            [quoted] コードでトークンを読む箇所で、引用符を取り除いてください。
            [percent] STS が発行したトークンをそのまま送ってください。フォームの項目の値は URL エンコードしません。
           *[other] コードがトークンを読み込むところで、空白と見えない文字を取り除いてください。
        }
form-key-leading-slash = key がスラッシュで始まっています
    .cause = オブジェクトキーの先頭に / と \ は使えません（「オブジェクトの概要」436/13324）。スラッシュなしで始まる条件とも一致しません。
    .fix = 先頭のスラッシュを取り、/uploads/a.png ではなく uploads/a.png としてください。
form-success-status = success_action_status が 200、201、204 のどれでもありません
    .cause = 「POST Object」（436/14690）にあるのはこの 3 つです。ほかの値を COS がどう扱うかは、記載がありません。
    .fix = 200、201、204 のどれかにするか、項目を外してください（既定は 204）。
form-field-value = { $domain ->
        [key-length] オブジェクトキーが長すぎます（{ $length } バイト）
        [key-character] オブジェクトキーに、使えない制御文字があります
        [md5-hex] Content-MD5 が 16 進数で書かれています
        [md5] Content-MD5 が、16 バイトの base64 ではありません
        [md5-other] Content-MD5 が、このファイルの MD5 と異なります
        [traffic-limit] x-cos-traffic-limit が、819200 から 838860800 までの数値ではありません
        [storage-class] x-cos-storage-class の値が、ドキュメントにあるストレージクラスではありません
        [acl] { $field } の値が、ドキュメントにある ACL ではありません
        [algorithm] q-sign-algorithm が sha1 ではありません
        [return-body] x-cos-return-body が、JSON オブジェクトの base64 ではありません
        [callback] x-cos-callback が、JSON オブジェクトの base64 ではありません
        [encryption] x-cos-server-side-encryption が AES256 でも cos/kms でもありません
        [meta-underscore] { $field } のメタデータ名に、アンダースコアがあります
        [meta-name] x-cos-meta- の後に、メタデータの名前がありません
        [file-size] ファイルが 5 GB を超えています
       *[other] { $field } の値が、ドキュメントにない値です
    }
    .cause = { $domain ->
        [key-length] オブジェクトキーは UTF-8 で 1 から 850 バイトです（「オブジェクトの概要」436/13324）。日本語や中国語は 1 文字が 3 バイトです。
        [key-character] 文字コード 24 から 27（CAN、EM、SUB、ESC）は、オブジェクトキーに使えません（「オブジェクトの概要」436/13324）。
        [md5-hex] この項目には、ダイジェスト 16 バイトの base64 を入れます。16 進数 32 桁ではありません（「POST Object」436/14690）。COS の応答は InvalidDigest です。
        [md5] この項目には、ダイジェスト 16 バイトの base64 を入れます（「POST Object」436/14690）。COS の応答は InvalidDigest です。
        [md5-other] 別のファイルか、変更前のファイルから計算した MD5 です。COS の応答は BadDigest です。
        [traffic-limit] 単位はビット/秒です。範囲の外では、COS は 400 を返します（「POST Object」436/14690）。
        [storage-class] 「POST Object」（436/14690）には、STANDARD、STANDARD_IA、ARCHIVE などが大文字で記載されています。COS の応答は NotSupportedStorageClass になることがあります。
        [acl] 「POST Object」（436/14690）には、default、private、public-read が記載されています。COS の応答は InvalidArgument になることがあります。
        [algorithm] 「POST Object」（436/14690）にあるのは、小文字の sha1 だけです。
        [return-body] この項目には、JSON オブジェクトの URL セーフな base64 を入れます。
        [callback] この項目には、JSON オブジェクトの base64 を入れます。
        [meta-underscore] 「POST Object」（436/14690）では、アンダースコアを使えるのはメタデータの値だけで、名前には使えません。
        [meta-name] メタデータの名前は、x-cos-meta- の後に書きます。
        [file-size] 1 回のフォームアップロードは 5 GB までです（「POST Object」436/14690）。COS の応答は EntityTooLarge です。
       *[other] 使える値は「POST Object」（436/14690）に記載されています。
    }
    .fix = { $expected_given ->
        [yes] { $expected } を送信してください。
       *[no] { $domain ->
            [key-length] オブジェクトキーを短くしてください。
            [key-character] オブジェクトキーから制御文字を除いてください。
            [meta-underscore] アンダースコアの代わりにハイフンを使ってください。
            [meta-name] x-cos-meta-owner のように名前を付けるか、項目を外してください。
            [file-size] SDK を使い、マルチパートアップロードで送信してください。
            [traffic-limit] 819200 から 838860800 までの整数を送信するか、項目を外してください。
           *[other] ドキュメントにある値を送信するか、項目を外してください。
        }
    }
form-other-signing-mode = { $mode ->
        [signature-field] policy ではなく、1 つの Signature 項目で署名されています
        [authorization-header] フォームではなく、Authorization ヘッダーで署名されています
        [anonymous] フォームに署名がありません
        [s3-v2] Amazon S3（バージョン 2）の署名の項目があります
        [s3-v4] Amazon S3（バージョン 4）の署名の項目があります
        [oss] Alibaba Cloud OSS の署名の項目があります
       *[other] 「POST Object」（436/14690）とは別の方式で署名されています
    }
    .cause = { $mode ->
        [signature-field] POST / に対する、「リクエスト署名」（436/7778）のヘッダー署名を入れる方式です。以前からあり、Tencent のコードにも残っていますが、現在の POST Object のページには記載がありません。
        [authorization-header] 通った実例はありますが、「POST Object」（436/14690）では、POST Object は共通のリクエスト署名を使わないとされています。
        [anonymous] 署名のないフォームが通るのは、パブリック書き込みのバケットだけです。
       *[other] COS はこれらの項目を読みません。必要なのは q-sign-algorithm、q-ak、q-key-time、q-signature です。
    }
    .fix = { $mode ->
        [signature-field] 通っているなら、直さなくても構いません。拒否されるなら、「POST Object」（436/14690）の policy による署名に切り替えてください。
        [authorization-header] 通っているなら、直さなくても構いません。拒否されるなら、policy に署名し、q-* の項目とともに送信してください。
        [anonymous] 意図したものでなければ、policy に署名し、q-* の項目とともに送信してください。
       *[other] 「POST Object」（436/14690）のとおりにフォームを作ってください。policy は元のテキストを SHA1 にし、SignKey は KeyTime から計算し、すべて小文字の 16 進数の文字列で扱います。
    }

## リクエスト

request-method = POST のリクエストではありません
    .cause = フォームのアップロードは、バケットのルートへの POST です。PUT や GET は別の操作で、ルールも異なります。
    .fix = POST で送信してください。PUT でアップロードする場合は、PUT Object のリクエストとして署名します（「PUT Object」436/7749、「リクエスト署名」436/7778）。
request-length = Content-Length がなく、body がチャンクで送信されています
    .cause = ストリームのサイズがわからないクライアントは、Content-Length の代わりに Transfer-Encoding: chunked を送信します。長さのないリクエストに対して、COS は MissingContentLength（411）を返すと記載しています。
    .fix = フォーム全体を先に作るか、ファイルのサイズをクライアントに渡して、Content-Length を送信させてください。
request-not-form-data = body が multipart/form-data ではありません
    .cause = { $kind ->
        [data] curl の -d と --data は、URL エンコードした 1 つのテキストを送信します。この形ではファイルを送信できません。
        [html] フォームに enctype="multipart/form-data" がないため、ブラウザーは { $found } で送信します。COS は、multipart/form-data の body からだけ項目を読みます。
       *[other] ヘッダーは { $found } です。COS は、multipart/form-data の body からだけ項目を読みます。
    }
    .fix = { $kind ->
        [html] フォームのタグを <form method="post" enctype="multipart/form-data"> としてください。
       *[other] FormData（ブラウザー）、HTTP ライブラリの multipart フォーム、または curl -F で送信し、Content-Type ヘッダーはライブラリに書かせてください。
    }
request-path = リクエストのパスに、オブジェクトの名前が入っています
    .cause = フォームのアップロードは / に送信し、名前は key から読まれます。オブジェクトのパスへの POST は、別の操作です。
    .fix = https://<BucketName-APPID>.cos.<Region>.myqcloud.com/ に送信し、名前は key に入れてください。
request-host = { $kind ->
        [cdn] 送信先が、バケットではなく CDN のホストです
        [custom] 送信先がカスタムドメインで、バケットかどうかわかりません
        [other-vendor] 送信先が、別のストレージサービスのホストです
        [no-bucket] 送信先は COS ですが、バケットの名前がありません
        [path-style] 送信先がパス形式のホスト { $actual } で、このバケットでは使えません
        [no-appid] 送信先のホスト { $actual } のバケット名に APPID がありません
       *[other] 送信先が、バケットのホストではありません
    }
    .cause = { $kind ->
        [cdn] CDN は、リクエストを変えたり、自ら応答したりすることがあります。CDN 経由で「SecretId が存在しない」とされた実例があります。
        [custom] カスタムドメインの先は CDN かもしれません。CDN 経由で「SecretId が存在しない」とされた実例があります。
       *[other] ドキュメントにあるホストは、<BucketName-APPID>.cos.<Region>.myqcloud.com です。
    }
    .fix = { $expected_given ->
        [yes] { $expected } に送信してください。
       *[no] <BucketName-APPID>.cos.<Region>.myqcloud.com に送信してください。
    }

## キー

keys-secret-id-shape = { $shape ->
        [international] SecretId が IKID で始まっています（国際サイトの形）
        [space] SecretId に空白が含まれています
        [full-width] SecretId に全角文字が含まれています
        [foreign] SecretId に、使われないはずの文字が含まれています
        [length] SecretId が { $length } 文字です（パーマネントキーは 36 文字）
       *[prefix] SecretId が AKID で始まっていません
    }
    .cause = { $shape ->
        [international] 通常の形で、誤りではありません。
        [space] 一緒にコピーされたか、ファイルの行末から入ったものと思われます。
        [full-width] 日本語入力で入力された文字です。COS にとっては別の文字です。
        [foreign] 目に見えない文字か、似た形の別の文字の可能性があります。
       *[other] パーマネントキーの SecretId は AKID で始まる 36 文字で、一時キーのものはさらに長くなります。ほかの形も誤りとは限りませんが、途中で切れたり、入力を誤ったりしたものがよくあります。
    }
    .fix = { $shape ->
        [international] 直さなくても構いません。
       *[other] コンソールのコピーボタンで SecretId をコピーし直し、コードが読んでいる値と比べてください。
    }
keys-secret-key-shape = { $shape ->
        [space] SecretKey に空白が含まれています
        [full-width] SecretKey に全角文字が含まれています
        [foreign] SecretKey に、使われないはずの文字が含まれています
        [placeholder] SecretKey がプレースホルダーのままです
        [quoted] SecretKey が引用符で囲まれています
       *[length] SecretKey が { $length } 文字です（パーマネントキーは 32 文字）
    }
    .cause = { $shape ->
        [space] ファイルの空白や改行がキーに混ざると、署名がすべて変わります。
        [placeholder] API キーを入れる箇所に、サンプルの値や変数の名前が入っています。
        [quoted] 引用符は設定ファイルのもので、キーの一部ではありません。
       *[other] パーマネントキーの SecretKey は、32 文字の英数字です。途中で切れたり、入力を誤ったりすると、署名だけが合わなくなります。
    }
    .fix = SecretKey をコピーし直し、コードで読み込むときに空白と引用符を取り除いてください。
keys-swapped = SecretId と SecretKey が入れ替わっています
    .cause = SecretKey として入力された値が、SecretId の形で始まっています。
    .fix = 2 つの値を入れ替えてください。SecretKey を q-ak として送信した場合は、ほかの人に見られたものと考え、コンソールで新しいキーを作ってください。
keys-other-pair = 入力された API キーは、フォームのキーと別のものです
    .cause = SecretKey と組になる SecretId が、フォームの q-ak と違います。この SecretKey では、フォームの署名を作れません。
    .fix = フォームの q-ak と組になる SecretKey を入力するか、コードが同じ組のキーを使うようにしてください。
keys-mixed-pair = 2 組の API キーが混ざっています
    .cause = SecretId、SecretKey、トークンは 1 組です。一時キーの SecretKey とパーマネントキーの SecretId などを組み合わせても、正しい署名にはなりません。
    .fix = 3 つの値を同じ STS の応答から取るか、トークンなしでパーマネントキーの組を使ってください。
keys-token-expired = 一時キーの有効期限が切れていました
    .cause = 期限は { $expires_text }、基準の時刻は { $now_text } です。
    .fix = STS から新しい一時キーを取得し、policy と署名を作り直してください。

## q-key-time

key-time-format = q-key-time が「start;end」の形ではありません
    .cause = KeyTime は、1567150692;1567157892 のように、2 つの Unix 時刻（秒）をセミコロンで区切ったものです。{ $shape ->
        [separator] 区切りが別の文字になっています。
        [space] 空白が含まれています。
        [full-width] 全角文字が含まれています。
        [empty] 値が空です。
        [unreadable] 2 つの数値を読み取れません。
        [curl] curl の -F は、引用符の外のセミコロンを区切り文字とみなし、その前までしか送信しません。-F の代わりに --form-string を使ってください。
       *[other] COS は、この文字列そのものから SignKey を計算します。
    }
    .fix = 整数の秒で「start;end」と書き、同じ文字列をフォーム、policy の q-sign-time、SignKey の計算に使ってください。
key-time-milliseconds = q-key-time がミリ秒になっています
    .cause = KeyTime の単位は秒で、現在は 13 桁ではなく 10 桁です。JavaScript の Date.now() や Java の currentTimeMillis() はミリ秒を返します。
    .fix = 1000 で割って端数を切り捨ててください：Math.floor(Date.now() / 1000)
key-time-reversed = q-key-time の終了が、開始より前です
    .cause = 開始は { $start_text }、終了は { $end_text } です。
    .fix = 早いほうの時刻を先に、「start;end」の順に書いてください。
key-time-expired = q-key-time の終了を { $behind_text }過ぎていました
    .cause = KeyTime の終了は { $end_text }、基準の時刻は { $now_text } です。expiration とは別の期限で、過ぎたときの COS の応答は、記載がありません。
    .fix = アップロードのたびに、現在から expiration の時刻までの KeyTime を計算してください。
key-time-not-yet = q-key-time の開始時刻が { $ahead_text }後になっています
    .cause = KeyTime の開始は { $start_text }、基準の時刻は { $now_text } です。署名するサーバーの時計が進んでいるか、時差が二重に足されています。
    .fix = 時計を NTP で同期し、Unix 時刻をそのまま使ってください（時差はありません）。開始を 1 分前にしても問題ありません。
key-time-fraction = q-key-time に小数が含まれています
    .cause = ドキュメントの例は整数の秒です。小数のままで受け付けられていると思われる公開コードもあります。
    .fix = 端数を切り捨て、整数の秒にしてください。
key-time-beyond-token = q-key-time が、一時キーの期限より後まで続いています
    .cause = 一時キーの期限は { $expires_text }、KeyTime の終了は { $end_text } です。キーの期限を過ぎると、署名は使えません。
    .fix = KeyTime と expiration を、一時キーの期限以前に終わらせてください。

## q-signature

signature-correct = この API キーの署名として正しい値です
    .cause = 入力された SecretKey、KeyTime、policy から計算した値と、40 桁すべてが一致します。
    .fix = 直すところはありません。それでも COS が拒否する場合は、拒否されたリクエストの policy、KeyTime、キーのどれかが入力と異なります。
signature-shape = { $shape ->
        [empty] q-signature が空です
        [base64] q-signature が 16 進数ではなく base64 です
        [base64url] q-signature が 16 進数ではなく URL 用の base64 です
        [upper-case] q-signature が大文字です
        [sha256] q-signature が 64 桁です（SHA-1 ではなく SHA-256 の長さ）
        [md5] q-signature が 32 桁です（SHA-1 ではなく MD5 の長さ）
        [space] q-signature に空白が含まれています
        [sha512] q-signature が 128 桁です（SHA-1 ではなく SHA-512 の長さ）
        [length] q-signature が { $length } 桁あります（正しくは 40 桁）
        [algorithm] q-sign-algorithm が sha1 ではありません
        [truncated] q-signature が { $length } 桁しかありません（全体は 40 桁）
       *[other] q-signature が 40 桁の 16 進数ではありません
    }
    .cause = q-signature は、HMAC-SHA1 を 40 桁の小文字の 16 進数で書いたものです。{ $shape ->
        [algorithm] COS の署名の方式はこの 1 つだけで、名前は sha1 です。
        [base64] 28 文字の base64 は、Amazon S3 や Alibaba Cloud OSS の書き方です。
        [empty] 値を入れるはずの変数が空でした。
        [sha256] ほかの署名では SHA-256 も使われますが、この署名では使われません。
       *[other] ほかの書き方では、COS が計算した値と一致しません。
    }
    .fix = { $shape ->
        [algorithm] q-sign-algorithm を、小文字の sha1 という値で送信してください。
       *[other] HMAC-SHA1 を小文字の 16 進数で書いてください。PHP は hash_hmac('sha1', ...)、Node は .digest('hex')、Python は .hexdigest()、Go は hex.EncodeToString です。
    }
signature-explained = { $deviations_given ->
        [yes] 署名の計算に誤りがあります（{ $deviations }）
       *[no] 署名の計算に誤りがあります
    }
    .cause = 入力された値から、手順をこの点だけ変えて計算すると、フォームの署名とまったく同じ値になります。これが証明です。{ $code_value_given ->
        [yes] { $what ->
            [bytes] 署名したテキストは { $code_value } バイト、送信した policy は { $cos_value } バイトです。
           *[sha1] SHA1 の先頭は、署名したテキストでは { $code_value }、送信した policy では { $cos_value } です。
        }
       *[no] {""}
    }
    .fix = SignKey = hex(HMAC-SHA1(SecretKey, KeyTime))、StringToSign = hex(SHA1(policy のテキスト))、q-signature = hex(HMAC-SHA1(SignKey, StringToSign)) の順に、すべて小文字の文字列で計算してください。
signature-unexplained = { $depth_given ->
        [yes] 既知の実装ミスのどれでも、この署名を再現できません
       *[no] この値に対する正しい署名ではありません
    }
    .cause = { $recipes_given ->
        [yes] 入力された値で { $recipes } 通りの計算を試しました。コードは、別の SecretKey、別の KeyTime、または別の policy のテキストを使っている可能性が高いです。
       *[no] 入力された値で、既知の計算方法をすべて試しました。コードは、別の SecretKey、別の KeyTime、または別の policy のテキストを使っている可能性が高いです。
    }
    .fix = SecretKey がフォームの q-ak と組になっていることを確かめてください。次に、署名する箇所で policy の base64 と SHA1 をログに出し、フォームで送信した値と比べてください。

## multipart の body

multipart-content-type = { $shape ->
        [absent] multipart の body ですが、Content-Type ヘッダーがありません
        [separator] Content-Type の boundary の前に、セミコロンがありません
        [second-value] Content-Type に 2 つ目の値があります
        [second-header] 異なる Content-Type ヘッダーが 2 つあります
       *[media-type] Content-Type ヘッダーが multipart/form-data ではありません
    }
    .cause = COS がフォームを読むのは、ヘッダーが boundary の付いた multipart/form-data のときだけです。{ $shape ->
        [second-value] 複数の値のどれを使うかは、受け取る側によります。
        [second-header] 複数のヘッダーのどれを使うかは、受け取る側によります。
       *[other] 多くは、ライブラリが書くヘッダーを、手書きの行が上書きしています。
    }
    .fix = multipart のフォームでは Content-Type を自分で書かず、HTTP ライブラリに任せてください。
multipart-boundary-missing = { $shape ->
        [no-equals] Content-Type の boundary の後に、等号がありません
        [misspelt] Content-Type の boundary のつづりが違います
       *[missing] Content-Type ヘッダーに boundary がありません
    }
    .cause = boundary は、各項目の始まりを表す区切りです。fetch、axios、アップロード用のコンポーネントで、FormData と一緒に Content-Type を手書きすると抜けます。
    .fix = Content-Type を設定している行を消してください。ブラウザーやライブラリが、body と同じ boundary を付けて書きます。
multipart-boundary-mismatch = { $shape ->
        [header-case] ヘッダーと body の boundary で、大文字と小文字が違います
        [header-dashes] ヘッダーと body の boundary で、先頭のハイフンの数が違います
        [header-quotes] ヘッダーと body の boundary で、引用符の有無が違います
        [header-edges] ヘッダーと body の boundary で、前後の文字が違います
        [header-cut] ヘッダーと body の boundary の一方が、途中で切れています
        [header-slip] ヘッダーと body の boundary が、1、2 文字違います
        [header-other] ヘッダーと body の boundary が違います
        [early-close] 終わりの boundary（末尾が --）の後に、パートが続いています
        [absent] 2 つのパートの間に、boundary の行がありません
       *[damaged] body の boundary の行が壊れています
    }
    .cause = { $shape ->
        [header-dashes] body では、boundary の前に 2 つのハイフンが付きます。これは boundary に含まれません。ハイフンを付け足したか、付け忘れています。
        [early-close] boundary の後の 2 つのハイフンは、フォームの終わりを表します。その後は読まれません。
        [absent] 次のパートまで、前の値の一部として読まれます。
        [header-other] Content-Type の boundary が body にないため、COS は項目を見つけられません。ヘッダーは手書きの固定値で、body の boundary はライブラリが作っている、という場合がよくあります。
       *[other] COS は、Content-Type ヘッダーの boundary と 1 文字ずつ同じ行だけを区切りとみなします。
    }
    .fix = ヘッダーと body の両方をライブラリに作らせるか、boundary を 1 つの変数にして両方に使ってください。
multipart-boundary-invalid = { $shape ->
        [blanks] boundary の等号の前後に空白があります
        [unclosed-quote] boundary を囲む引用符が閉じていません
        [behind-quote] 引用符で囲んだ boundary の後に文字があります
        [second] Content-Type に boundary が 2 つあります
        [empty] Content-Type の boundary が空です
        [character] boundary に、使えない文字があります
        [last-blank] boundary が空白で終わっています
        [too-long] boundary が 70 文字を超えています
        [needs-quotes] boundary に、引用符が必要な文字があります
       *[other] boundary が RFC 2046 で許される形ではありません
    }
    .cause = boundary は 1 文字から 70 文字で、末尾に空白を置けません。英数字と一部の記号以外を含むときは、ヘッダーで引用符が必要です。
    .fix = 短い英数字にするか、ライブラリに作らせてください。
multipart-empty = { $shape ->
        [no-parts] body に boundary はありますが、パートが 1 つもありません
       *[empty] body が空です
    }
    .cause = フォームに内容がありません。前の試行でフォームを読み終えてしまったか、HTTP ライブラリに何も渡していません。
    .fix = 試行のたびにフォームを作り直し、送信前に長さをログに出して確かめてください。
multipart-not-multipart = { $found ->
        [json] body が multipart のフォームではなく、JSON です
        [url-encoded] body が multipart のフォームではなく、URL エンコードされています
        [utf-16] body が UTF-16 のテキストで、multipart として読めません
        [file] body が multipart のフォームではなく、ファイルそのものです
       *[other] body が multipart のフォームではありません
    }
    .cause = COS は、multipart/form-data の body にある各パートから項目を読みます。この body にはそれがありません。
    .fix = FormData（ブラウザー）、HTTP ライブラリの multipart フォーム、または curl -F で送信してください。
multipart-no-opening-boundary = { $shape ->
        [byte-order-mark] 最初の boundary の前に BOM があります
        [absent] body が boundary で始まっていません
       *[damaged] body の最初の boundary が壊れています
    }
    .cause = 最初のパートの前には、2 つのハイフンとヘッダーの boundary だけの行が必要です。{ $shape ->
        [byte-order-mark] 3 バイトの EF BB BF は、エディターや書き出しの処理が加えたものです。
        [no-dashes] 2 つのハイフンがありません。
        [few-dashes] ハイフンが 1 つ足りません。
        [many-dashes] ハイフンが 2 つより多くあります。
       *[other] COS はこの行を見つけられません。
    }
    .fix = 最初のパートの前に --boundary と CRLF を書くか、ライブラリに body を作らせてください。
multipart-no-closing-boundary = { $shape ->
        [not-closed] body の最後の boundary に、終わりのハイフンがありません
        [no-close] body の最後に、終わりの boundary がありません
        [behind-close] 終わりの boundary の後に文字があります
       *[damaged] body の終わりの boundary が壊れています
    }
    .cause = { $shape ->
        [behind-close] 終わりの boundary の後は、フォームに含まれません。
       *[other] body は --boundary-- で終わります。この行がなければ、フォームが途中までしかないものとして扱われます。
    }
    .fix = 最後のパートの後に、CRLF、--boundary--、CRLF を書いてください。
multipart-truncated = { $shape ->
        [in-headers] body がパートのヘッダーの途中で切れています
       *[in-delimiter] body が boundary の途中で切れています
    }
    .cause = body の末尾がありません。接続が切れた、ストリームを早く閉じた、Content-Length が小さすぎる、のいずれかが考えられます。
    .fix = 送信したバイト数をフォームのサイズと比べ、Content-Length はライブラリに計算させてください。
multipart-line-endings = { $shape ->
        [lf] body の改行が CRLF ではなく LF です
        [cr] body の改行が CRLF ではなく CR です
        [cr-cr-lf] body の改行が CRLF ではなく CR CR LF です
        [no-line-end] boundary と同じ行に、続けて文字があります
        [written-out] body の改行が、\r\n という 4 文字になっています
       *[other] body の改行が CRLF ではありません
    }
    .cause = RFC 2046 では、boundary とヘッダーの各行は CR と LF（0D 0A）で終わります。{ $shape ->
        [lf] "\n" で書くと LF だけになります。
        [cr-cr-lf] CRLF を含む文字列をテキストモードで書いたため、CR が 1 つ増えています。
        [written-out] PHP やシェルの一重引用符では、\r と \n がそのまま残ります。
       *[other] そうでなければ、行の終わりがわかりません。
    }
    .fix = boundary と各パートのヘッダーの後に \r\n を書いてください。ファイルのバイト列は変えないでください。
multipart-no-blank-line = { $shape ->
        [blank-not-empty] パートのヘッダーと値の間の行が、空ではありません
        [shared-break] 空の値が、次の boundary と改行を共有しています
       *[no-blank-line] パートのヘッダーと値の間に、空行がありません
    }
    .cause = パートのヘッダーは空行で終わります。{ $shape ->
        [blank-not-empty] 空白のある行は、空行ではありません。
        [shared-break] boundary の前の改行は boundary のものなので、空の値にはもう 1 つ改行が必要です。
       *[other] 空行がなければ、値がヘッダーとして読まれます。
    }
    .fix = 各パートの最後のヘッダーの後に \r\n を 2 回、続けて値と \r\n を書いてください。
multipart-part-header = { $shape ->
        [blank-first] パートが空行で始まり、ヘッダーが値として読まれます
        [blank-before-colon] パートのヘッダーで、コロンの前に空白があります
        [no-colon] パートのヘッダーに、コロンがありません
        [leading-blank] パートのヘッダーが、空白で始まっています
        [raw-break] パートのヘッダーの途中に、改行があります
        [unclosed-quote] パートのヘッダーの引用符が閉じていません
        [transfer-encoding] パートがエンコード済みですが、COS はデコードしません
       *[no-header] パートのヘッダーに、読み取れない行があります
    }
    .cause = { $shape ->
        [transfer-encoding] フォームでは、値をそのまま送信します（RFC 7578）。COS は、エンコードされた文字列のまま保存します。
       *[other] boundary から空行までの各行は、名前、コロン、値の形です。
    }
    .fix = { $shape ->
        [transfer-encoding] Content-Transfer-Encoding を外し、バイト列をそのまま送信してください。
       *[other] この行を直すか、ライブラリに body を作らせてください。
    }
multipart-disposition = { $shape ->
        [absent] Content-Disposition のないパートがあります
        [repeated] パートに Content-Disposition が 2 つ以上あります
        [misspelt] パートの Content-Disposition のつづりが違います
        [no-name] Content-Disposition という名前のない form-data の行があります
        [type-missing] パートの Content-Disposition が form-data で始まっていません
        [separator] パートの Content-Disposition に、セミコロンが足りません
        [blanks] パートの Content-Disposition で、等号の前後に空白があります
        [name-twice] パートの Content-Disposition に name が 2 つあります
        [filename-star-only] ファイル名が filename* だけで書かれています
        [needs-quotes] パートの Content-Disposition の値に、引用符が必要です
        [broken-token] パートの Content-Disposition の値が壊れており、引用符が必要です
        [behind-quote] パートの Content-Disposition で、引用符の後に文字があります
       *[type] パートの Content-Disposition が form-data ではありません
    }
    .cause = 各パートには、項目の名前を示す Content-Disposition: form-data が 1 つずつ必要です。{ $shape ->
        [filename-star-only] RFC 7578 では、フォームの filename* は許されません。ファイルとして扱われないことがあります。
       *[other] これと異なるパートは、別の名前で読まれるか、読まれません。
    }
    .fix = 各パートに Content-Disposition: form-data; name="..." を 1 つだけ、ファイルには filename="..." も書いてください。
multipart-name-missing = { $shape ->
        [no-equals] パートの name に等号がありません
        [foreign-quotes] パートの name が、半角ではない引用符で囲まれています
        [name-star] パートの名前が name* だけで書かれています
        [empty] パートの name が空です
        [not-utf8] パートの name が UTF-8 ではありません
        [control] パートの name に制御文字があります
        [unclosed-quote] パートの name の引用符が閉じていません
       *[missing] name のないパートがあります
    }
    .cause = COS は、Content-Disposition の name="..." で項目を区別します。読み取れない項目は、ないものとみなされます。
    .fix = name="..." を、半角の二重引用符で書いてください。
multipart-boundary-in-data = { $shape ->
        [prefix-line] 値の中に、boundary で始まる行があります
        [no-line-break] boundary が行の先頭から始まっていません
       *[delimiter-in-data] 値の中に boundary と同じ文字列があります
    }
    .cause = { $shape ->
        [no-line-break] 2 つのハイフンと boundary は、行の先頭でだけ区切りになります。ここでは値の一部として読まれます。
       *[other] body を読む側は、そこで値が終わったとみなします。
    }
    .fix = { $shape ->
        [no-line-break] 値と boundary の間に \r\n を書いてください。
       *[other] どの値にも現れないランダムな boundary を使うか、ライブラリに作らせてください。
    }
multipart-length = Content-Length は { $declared } ですが、body は { $found } バイトです
    .cause = 小さすぎるとフォームが切れ、大きすぎるとサーバーが続きを待ちます。バイト数ではなく文字数を数えていることがよくあります。
    .fix = 完成した body のバイト数を数えるか、Content-Length をライブラリに計算させてください。

## 時計

clock-skew = クライアントの時計と COS の時計が { $seconds_text }ずれています
    .cause = expiration や q-key-time など、クライアントが作る時刻も同じだけずれます。
    .fix = 署名するサーバーの時計を NTP で同期するか、サーバーから取得した時刻を使ってください。

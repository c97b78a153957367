### 报告：标题，以及报告自行组成的少量句子。

## 结论

report-headline = { $verdict }：{ $about }
report-headline-several = { $verdict }：{ $about }。共 { $count } 处错误，只改一处不够
report-headline-warned = 没有已知会被拒绝的错误，但{ $count ->
        [1] 有一处疑点：{ $about }
       *[other] 有 { $count } 处疑点，第一处：{ $about }
    }
report-headline-unexplained = 此响应的原因尚不清楚。{ $count ->
        [1] 另有一处错误：{ $about }
       *[other] 另有 { $count } 处错误，第一处：{ $about }
    }
report-excluded = { $case ->
        [q-ak] 表单与 policy 中的 q-ak 一致，COS 收到的是另一个请求
        [bucket] policy 与请求中的 bucket 一致，COS 收到的是另一个请求
        [condition] 该字段满足条件，COS 收到的是另一个请求
        [expiration] 此 policy 并未过期，COS 收到的是另一个 policy
        [policy] 此 policy 没有问题，COS 收到的是另一个 policy
        [body] 此 body 没有问题，COS 收到的是另一个 body
        [other-policy] 发送的是另一份 policy：其 expiration 与响应中的不一致
        [signature] 对这些值而言签名是正确的，因此 COS 收到的是另一个请求
       *[other] 响应所指之处没有问题，COS 收到的是另一个请求
    }

## 连接

# 差异名称之间。
report-list-joint = ，并且
# 两个句子之间。
report-sentence-joint = {""}

# 说明与其对象之间。
report-colon = ：
report-exceptions-page = 《POST Object 常见异常》（436/41164）
report-any-other = 其他
report-usual = 常见来源：{ $code }

## 标题

report-title = COS POST Object 上传诊断
report-faults = 错误
report-others = 警告与提示
report-needs = 还需要的信息
report-unread = 未读取的行
report-unread-more = 另有 { $count } 行
report-times = 时间
report-masked = 已屏蔽的内容
report-see = 参考

## 句子

report-also-at = 同一位置：{ $source } 第 { $line } 行，第 { $column } 列，字节 { $byte }
report-need-secret = 请勿外发，只在自己的电脑上读取。
report-time-now = 现在 { $time }（{ $from }）
report-time-then = 以 { $time } 为准（{ $from }）
report-time-expiration = expiration { $time }
report-time-key-time = KeyTime { $start } 至 { $end }
report-made-by = 由 postdoc { $version } 离线生成。发送前请自行检查一遍。

## 已屏蔽的内容

report-masked-nothing = 无：没有提供敏感信息。
report-masked-secret-key = SecretKey（任何编码形式）
report-masked-sign-key = SignKey（提供的或推导出的）
report-masked-token = 临时密钥的令牌（x-cos-security-token）
report-masked-customer-key = SSE-C 密钥
report-masked-cookie = Cookie
report-masked-authorization = 其他服务的凭证（Authorization、Proxy-Authorization）
report-masked-signature = q-signature，只保留前 { $digits } 位

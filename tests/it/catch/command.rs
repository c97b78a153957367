//! The command: its exit status, its files, its port, and that nothing else opens a socket.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::{body, content_type, request};
use crate::cli::common::run;
use crate::support::Upload;

/// Starts the program and gives the port it tells.
fn start(line: &[&str]) -> (Child, u16, BufReader<std::process::ChildStderr>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_postdoc"))
        .arg("catch")
        .args(line)
        .env("LC_ALL", "C")
        .env_remove("POSTDOC_LANG")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    let port = loop {
        line.clear();
        assert!(said.read_line(&mut line).unwrap() > 0, "it said no address");
        if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
            break rest.split('/').next().unwrap().parse().unwrap();
        }
    };
    (child, port, said)
}

fn send(port: u16, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.write_all(bytes).unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn broken() -> Vec<u8> {
    let upload = Upload {
        size: 200,
        ..Upload::default()
    };
    request(
        "/",
        &content_type(),
        &body(&upload.without("q-signature").field("q-ak", "other")),
    )
}

#[test]
fn once_ends_with_the_status_of_the_verdict() {
    let (child, port, _said) = start(&["--once", "--format", "json"]);
    // What is no upload does not count.
    send(port, b"GET / HTTP/1.1\r\n\r\n");
    send(port, b"nonsense\r\n\r\n");
    assert!(send(port, &broken()).contains("<Error>"));
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    let verdict: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(verdict["verdict"], "fault");
    assert_eq!(verdict["inputs"][0]["fidelity"], "wire");
}

#[test]
fn uploads_are_compared_and_the_port_is_free_behind_it() {
    let (mut child, port, _said) = start(&[]);
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut until = |mark: &str| {
        let mut line = String::new();
        while !line.contains(mark) {
            line.clear();
            assert!(out.read_line(&mut line).unwrap() > 0, "no line with {mark}");
        }
    };
    send(port, &broken());
    until("Upload 1,");
    send(port, &broken());
    until("Upload 2,");
    until("The same findings");
    send(port, &request("/", &content_type(), b"none"));
    until("Upload 3,");
    until("No longer there: ");
    child.kill().unwrap();
    child.wait().unwrap();
    let (mut child, again, _said) = start(&["--port", &port.to_string()]);
    assert_eq!(again, port);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_port_that_is_taken_is_one_clear_line() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = run(&["catch", "--port", &port]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert!(run.err.contains(&port), "{}", run.err);
}

#[test]
fn a_request_is_written_as_it_came_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("catch-out");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let (child, port, mut said) = start(&["--once", "--out", folder.to_str().unwrap()]);
    let sent = broken();
    send(port, &sent);
    child.wait_with_output().unwrap();
    let file = folder.join("upload-0001.http");
    assert_eq!(std::fs::read(&file).unwrap(), sent);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("not masked"), "{rest}");
}

#[test]
fn nothing_else_opens_a_socket() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (trace, form) = (folder.join("catch-sockets"), folder.join("catch-form.json"));
    std::fs::write(&form, Upload::default().form_json()).unwrap();
    let form = form.to_str().unwrap();
    for line in [
        &["explain", "condition.mismatch"][..],
        &["diagnose", "--format", "json", form],
        &["--plain", form],
    ] {
        let run = Command::new("strace")
            .args(["-f", "-e", "trace=network", "-o"])
            .arg(&trace)
            .arg(env!("CARGO_BIN_EXE_postdoc"))
            .args(line)
            .stdin(Stdio::null())
            .output();
        let calls = std::fs::read_to_string(&trace).unwrap_or_default();
        // A program that was traced ends with a line about its end.
        if run.is_err() || !calls.contains("+++ exited") {
            eprintln!("skipped: strace is not installed, or may not trace");
            return;
        }
        let sockets = calls.lines().filter(|line| !line.contains("+++"));
        assert_eq!(sockets.count(), 0, "{line:?}: {calls}");
    }
}

/// Sends a signal.
fn signal(child: &Child, name: &str) {
    let pid = child.id().to_string();
    let sent = Command::new("sh")
        .args(["-c", &format!("kill -{name} {pid}")])
        .status();
    assert!(sent.unwrap().success());
}

#[test]
fn stopped_and_continued_it_goes_on_and_interrupted_it_leaves_the_port() {
    use std::os::unix::process::ExitStatusExt as _;
    for (name, number) in [("INT", 2), ("TERM", 15)] {
        let (mut child, port, mut said) = start(&[]);
        signal(&child, "STOP");
        signal(&child, "CONT");
        assert!(send(port, &broken()).contains("<Error>"));
        signal(&child, name);
        assert_eq!(child.wait().unwrap().signal(), Some(number), "{name}");
        let mut rest = String::new();
        said.read_to_string(&mut rest).unwrap();
        let last = rest.lines().last();
        assert!(
            last.is_some_and(|line| line.contains("received: 1.")),
            "{rest}"
        );
        TcpListener::bind(("127.0.0.1", port)).unwrap();
    }
}

#[test]
fn without_ipv6_it_listens_on_the_other_address_and_says_so() {
    let bare = "ip link set lo up && echo 1 > /proc/sys/net/ipv6/conf/lo/disable_ipv6";
    let inside = |line: &str| {
        let mut command = Command::new("unshare");
        command
            .args(["--net", "--map-root-user", "sh", "-c"])
            .arg(format!("{bare} && {line}"))
            .env("LC_ALL", "C")
            .stderr(Stdio::piped());
        command
    };
    let ready = inside("true").output();
    if !ready.is_ok_and(|run| run.status.success()) {
        eprintln!("skipped: a network without IPv6 cannot be made here");
        return;
    }
    let mut child = inside(&format!("exec '{}' catch", env!("CARGO_BIN_EXE_postdoc")))
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let said: Vec<String> = lines.take(2).map(Result::unwrap).collect();
    assert!(said[0].contains("http://127.0.0.1:"), "{said:?}");
    assert!(
        said[1].contains("[::1]") && said[1].contains("127.0.0.1"),
        "{said:?}"
    );
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn the_three_lines_of_the_readme_run_as_they_stand() {
    let program = Path::new(env!("CARGO_BIN_EXE_postdoc")).parent().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ready = Command::new("curl").arg("--version").output();
    if !ready.is_ok_and(|run| run.status.success()) {
        eprintln!("skipped: curl is not installed");
        return;
    }
    for readme in ["README.md", "README.ja.md", "README.zh-CN.md"] {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("catch-{readme}"));
        std::fs::create_dir_all(&folder).unwrap();
        let uploader = "#!/bin/sh\ncurl -sS --retry 30 --retry-delay 1 --retry-connrefused -F key=a.png -F q-ak=x -F file=@$0 \"$1\"\n";
        let script = folder.join("upload.sh");
        std::fs::write(&script, uploader).unwrap();
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(&script, mode).unwrap();
        let text = std::fs::read_to_string(root.join(readme)).unwrap();
        let lines = text.split("```bash\n").nth(1).unwrap();
        let lines = lines.split("```").next().unwrap();
        let free = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let lines = lines.replace("8436", &free.port().to_string());
        let path = std::env::var("PATH").unwrap_or_default();
        let run = Command::new("sh")
            .args(["-c", &lines])
            .current_dir(&folder)
            .env("PATH", format!("{}:{path}", program.display()))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(1), "{readme}: {said}");
        let verdict = std::fs::read(folder.join("verdict.json")).unwrap();
        let verdict: serde_json::Value = serde_json::from_slice(&verdict).unwrap();
        assert_eq!(verdict["verdict"], "fault", "{readme}");
    }
}

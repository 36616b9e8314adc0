//! `xlink wfm serve`: what it says, how it is reached, how it ends (spec pages 7 and 8).

mod wfm;

use std::time::Duration;
use wfm::*;
use xlink::wire::*;

fn greeting() -> Duration {
    Duration::from_secs(20)
}

#[test]
fn how_to_serve_must_be_said() {
    let data = tempfile::tempdir().unwrap();
    let output = wfm_with(data.path(), &["serve", "--listen", "127.0.0.1:0"], "");
    assert_eq!(output.status.code(), Some(64));
    assert!(output.stdout.is_empty());
    let both = wfm_with(data.path(), &["serve", "--plain", "--self-signed"], "");
    assert_eq!(both.status.code(), Some(64));
    let half = wfm_with(data.path(), &["serve", "--cert", "a.pem"], "");
    assert_eq!(half.status.code(), Some(64));
    let nowhere = wfm_with(data.path(), &["serve", "--plain", "--listen", "here"], "");
    assert_eq!(nowhere.status.code(), Some(64));
}

#[test]
fn postgresql_is_said_plainly_to_be_missing() {
    let output = xlink(&["wfm", "user", "list", "--database", "postgres://u:secret@h/wfm"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("PostgreSQL") && !said.contains("secret"), "{said}");
}

#[tokio::test]
async fn a_plain_server_greets_and_names_its_store() {
    let data = prepared();
    let served = Served::start(data.path(), &["--plain"]);
    assert_eq!(served.lines.len(), 1);
    let address = served.address();
    assert_eq!(
        (address.security, address.host.as_str()),
        (Security::Plain, "127.0.0.1")
    );
    let hello = hello(&served.channel().await, "test", greeting()).await.unwrap();
    assert!(hello.limits.max_batch_values > 0 && hello.stamp.epoch == 1);
}

#[tokio::test]
async fn a_self_signed_certificate_is_kept_and_pinned() {
    let data = prepared();
    let mut served = Served::start(data.path(), &["--self-signed", "--metrics", "127.0.0.1:0"]);
    let first = served.lines.clone();
    assert_eq!(first.len(), 3, "{first:?}");
    let fingerprint = first[0].strip_prefix("SHA-256 ").unwrap();
    let pairs: Vec<&str> = fingerprint.split(':').collect();
    assert_eq!(pairs.len(), 32);
    assert!(
        pairs
            .iter()
            .all(|pair| pair.len() == 2 && *pair == pair.to_uppercase())
    );
    assert!(first[1].starts_with("metrics on 127.0.0.1:"));
    assert!(first[2].starts_with("listening on iwfms://127.0.0.1:"));
    let (_, seen) = served.destination().open().await.unwrap();
    assert_eq!(seen.tls.unwrap().fingerprint.to_string(), fingerprint);
    hello(&served.channel().await, "test", greeting()).await.unwrap();
    served.kill();
    let again = Served::start(data.path(), &["--self-signed"]);
    assert_eq!(again.lines[0], first[0]);
}

#[tokio::test]
async fn another_certificate_is_refused_and_the_reason_told() {
    let data = prepared();
    let served = Served::start(data.path(), &["--self-signed"]);
    let mut destination = served.destination();
    destination.trust = Trust::Fingerprint(Fingerprint([7; 32]));
    let error = destination.channel().await.unwrap_err();
    let ConnectError::Certificate { problem, .. } = &error else {
        panic!("{error}")
    };
    assert!(
        matches!(problem, CertificateProblem::Fingerprint { .. }),
        "{error}"
    );
    destination.trust = Trust::System;
    let error = destination.channel().await.unwrap_err();
    assert!(
        matches!(
            &error,
            ConnectError::Certificate {
                problem: CertificateProblem::Chain,
                ..
            }
        ),
        "{error}"
    );
    let certificate = std::fs::read(data.path().join("server-cert.pem")).unwrap();
    destination.trust = Trust::Authority(certificate);
    destination.channel().await.unwrap();
    destination.address.host = "127.0.0.2".into();
    let error = destination.channel().await.unwrap_err();
    let name = ConnectError::Certificate {
        host: "127.0.0.2".into(),
        problem: CertificateProblem::Name,
    };
    // Listening on one address only, the server may not be reached under the other one at all.
    assert!(
        error == name || matches!(error, ConnectError::Port { .. }),
        "{error}"
    );
}

#[tokio::test]
async fn plain_and_encrypted_do_not_meet() {
    let data = prepared();
    let served = Served::start(data.path(), &["--plain"]);
    let mut destination = served.destination();
    destination.address.security = Security::Tls;
    let error = destination.channel().await.unwrap_err();
    assert!(matches!(error, ConnectError::Tls { .. }), "{error}");
}

#[tokio::test]
async fn a_host_that_speaks_something_else_is_told_apart() {
    let data = prepared();
    let served = Served::start(data.path(), &["--plain", "--metrics", "127.0.0.1:0"]);
    let mut destination = served.destination();
    let at = served.lines[0].strip_prefix("metrics on ").unwrap();
    destination.address.port = at.rsplit_once(':').unwrap().1.parse().unwrap();
    let found = match destination.channel().await {
        Ok(channel) => hello(&channel, "test", greeting()).await.unwrap_err(),
        Err(error) => error.into(),
    };
    assert!(
        matches!(
            found,
            HelloError::NotOurProtocol(_) | HelloError::Connect(ConnectError::NotOurProtocol { .. })
        ),
        "{found}"
    );
}

#[tokio::test]
async fn metrics_and_health_are_told() {
    let data = prepared();
    let served = Served::start(data.path(), &["--plain", "--metrics", "127.0.0.1:0"]);
    let at = served.lines[0].strip_prefix("metrics on ").unwrap().to_owned();
    let mut client = served.client().await;
    put(
        &mut client,
        1,
        &[value(1002, MIDNIGHT, 500), value(9, MIDNIGHT, 1)],
    )
    .await;
    assert!(http(&at, "/health").starts_with("HTTP/1.1 200"));
    let text = http(&at, "/metrics");
    for line in [
        "# TYPE xlink_wfm_values_total counter",
        "xlink_wfm_values_total{outcome=\"stored\"} 1",
        "xlink_wfm_values_total{outcome=\"refused\"} 1",
        "xlink_wfm_sign_ins_total{outcome=\"accepted\"} 1",
        "xlink_wfm_things{kind=\"queue\"} 2",
        "xlink_wfm_connections 1",
    ] {
        assert!(text.contains(line), "{line} is missing in {text}");
    }
}

#[test]
fn one_store_has_one_server() {
    let data = prepared();
    let _served = Served::start(data.path(), &["--plain"]);
    let second = wfm_with(data.path(), &["serve", "--plain", "--listen", "127.0.0.1:0"], "");
    assert_eq!(second.status.code(), Some(2));
    assert!(second.stdout.is_empty());
    assert!(String::from_utf8_lossy(&second.stderr).contains("already"));
}

#[cfg(unix)]
#[tokio::test]
async fn a_server_that_is_asked_to_stop_ends_in_peace() {
    let data = prepared();
    let mut served = Served::start(data.path(), &["--plain"]);
    let mut client = served.client().await;
    put(&mut client, 1, &[value(1002, MIDNIGHT, 500)]).await;
    // A watching client must not keep it.
    let _watch = client.watch_catalog(v1::WatchCatalogRequest {}).await.unwrap();
    let status = tokio::task::spawn_blocking(move || served.stop()).await.unwrap();
    assert_eq!(status, Some(0));
    assert!(wfm(data.path(), &["values"], "").contains(",5\n"));
}

#[tokio::test]
async fn a_proxy_leads_to_the_server() {
    let data = prepared();
    let served = Served::start(data.path(), &["--self-signed"]);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let asked = tokio::spawn(async move {
        use tokio::io::{AsyncBufReadExt, AsyncWriteExt};
        let (client, _) = listener.accept().await.unwrap();
        let mut client = tokio::io::BufReader::new(client);
        let mut request = Vec::new();
        loop {
            let mut line = String::new();
            client.read_line(&mut line).await.unwrap();
            if line == "\r\n" {
                break;
            }
            request.push(line.trim_end().to_owned());
        }
        let target = request[0].split(' ').nth(1).unwrap().to_owned();
        let mut server = tokio::net::TcpStream::connect(target).await.unwrap();
        client
            .write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")
            .await
            .unwrap();
        tokio::spawn(async move { tokio::io::copy_bidirectional(&mut client, &mut server).await });
        request
    });
    let mut destination = served.destination();
    destination.proxy = Some(format!("http://hans:geheim@{at}").parse().unwrap());
    let channel = destination.channel().await.unwrap();
    sign_in(&channel, USER, PASSWORD).await.unwrap();
    let request = asked.await.unwrap();
    assert_eq!(
        request[0],
        format!("CONNECT {} HTTP/1.1", destination.address.authority())
    );
    assert!(request.contains(&"Proxy-Authorization: Basic aGFuczpnZWhlaW0=".to_owned()));
}

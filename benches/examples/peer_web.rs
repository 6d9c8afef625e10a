//! The server of `examples/self-hosted` with a certificate chain of its own, for `peers/web/run`:
//! `peer_web make DIR` makes the chain and a signed request, `peer_web serve DIR` serves.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::path::{Path, PathBuf};

use alexa_skill_core::async_trait;
use alexa_skill_core::web::{
    CertificateAddress, CertificateFetcher, FetchError, RequestVerifier, SkillService, TrustAnchors,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use benches::messages::intent_5k;
use bytes::Bytes;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, KeyUsagePurpose,
    PKCS_RSA_SHA256, SigningKey,
};
use self_hosted::server::{self, Limits};
use self_hosted::{app, skill};
use serde_json::json;
use tokio::net::TcpListener;

const SKILL_ID: &str = "amzn1.ask.skill.peers";

#[tokio::main]
async fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "make", folder] => make(Path::new(folder)),
        [_, "serve", folder] => serve(Path::new(folder)).await,
        _ => std::process::exit(2),
    }
}

/// The chain is all RSA, as Alexa's is: the peer reads no other keys.
fn make(folder: &Path) {
    let key = || KeyPair::generate_for(&PKCS_RSA_SHA256).unwrap();
    let root = CertifiedIssuer::self_signed(authority("Peers root"), key()).unwrap();
    let issuer = CertifiedIssuer::signed_by(authority("Peers issuer"), key(), &root).unwrap();
    let leaf_key = key();
    let leaf = CertificateParams::new(vec!["echo-api.amazon.com".to_owned()]).unwrap();
    let leaf = leaf.signed_by(&leaf_key, &issuer).unwrap();

    let body = request();
    let signature = STANDARD.encode(leaf_key.sign(body.as_bytes()).unwrap());
    let headers = format!(
        "Content-Type: application/json\n\
         SignatureCertChainUrl: https://s3.amazonaws.com/echo.api/peers.pem\n\
         Signature-256: {signature}\n"
    );
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write("root.pem", &root.pem());
    write("chain.pem", &(leaf.pem() + &issuer.pem()));
    write("body.json", &body);
    write("headers.txt", &headers);
}

fn authority(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params
}

/// A request of the size and shape that devices send, made now.
fn request() -> String {
    let mut message: serde_json::Value = serde_json::from_str(&intent_5k()).unwrap();
    let application = json!({ "applicationId": SKILL_ID });
    message["session"]["application"] = application.clone();
    message["context"]["System"]["application"] = application;
    message["request"]["timestamp"] = jiff::Timestamp::now()
        .strftime("%Y-%m-%dT%H:%M:%SZ")
        .to_string()
        .into();
    message["request"]["intent"] = json!({
        "name": "OrderIntent",
        "confirmationStatus": "NONE",
        "slots": { "drink": { "name": "drink", "value": "tea", "confirmationStatus": "NONE" } },
    });
    message.to_string()
}

/// Fetches from the folder instead of the network.
#[derive(Debug)]
struct Folder(PathBuf);

#[async_trait]
impl CertificateFetcher for Folder {
    async fn fetch(&self, _: &CertificateAddress) -> Result<Bytes, FetchError> {
        let pem = std::fs::read(self.0.join("chain.pem"));
        pem.map(Bytes::from)
            .map_err(|error| FetchError::Other(error.into()))
    }
}

async fn serve(folder: &Path) {
    let root = std::fs::read(folder.join("root.pem")).unwrap();
    let verifier = RequestVerifier::builder(Folder(folder.to_owned()))
        .trust_anchors(TrustAnchors::from_pem(&root).unwrap())
        .build();
    let service = SkillService::new(skill::build(Some(SKILL_ID.into())), verifier);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("http://{}/", listener.local_addr().unwrap());
    let never = std::future::pending::<()>();
    server::serve(listener, app::router(service), Limits::default(), never).await;
}

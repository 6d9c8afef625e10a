//! Which chains are believed.

use alexa_skill_core::web::TrustAnchors;
use alexa_skill_core::web::VerifyErrorCategory::{self, Chain, Name, Signature};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, ExtendedKeyUsagePurpose, GeneralSubtree,
    IsCa, NameConstraints, RsaKeySize, SanType,
};

use super::kit::{ADDRESS, BODY, Shelf, TestClock, headers, signed, verdict, verifier};
use crate::pki::{
    CHAIN, Hash, ISSUER, Key, LEAF_KEY, NAME, ROOT, STRANGER, WEAK_KEY, day, dns, leaf, sha1_signed,
};

/// What becomes of a request that is signed by the leaf's key, with this chain.
async fn judge(pem: impl Into<String>) -> Option<VerifyErrorCategory> {
    let verifier = verifier(Shelf::with(ADDRESS, pem.into()), TestClock::new());
    verdict(&verifier, &signed(BODY), BODY).await
}

/// The same for a leaf by the usual issuer.
async fn judge_leaf(change: impl FnOnce(&mut CertificateParams)) -> Option<VerifyErrorCategory> {
    judge(leaf(change).pem() + &ISSUER.pem()).await
}

/// The same for a usual leaf by an issuer below the root.
async fn judge_issuer(change: impl FnOnce(&mut CertificateParams)) -> Option<VerifyErrorCategory> {
    let issuer = ROOT.below("Another", change);
    judge(issuer.issue(&LEAF_KEY, |_| {}).pem() + &issuer.pem()).await
}

fn pem(der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
}

#[tokio::test]
async fn a_chain_may_hold_more_than_needed_in_any_order_behind_the_leaf() {
    let (leaf, issuer, root) = (leaf(|_| {}).pem(), ISSUER.pem(), ROOT.pem());
    let stranger = STRANGER.pem();
    for chain in [
        format!("{leaf}{issuer}"),
        format!("{leaf}{issuer}{root}"),
        format!("{leaf}{root}{issuer}"),
        format!("{leaf}{stranger}{issuer}"),
        format!("some text\n{leaf}\n\nmore text\n{issuer}"),
        format!("{leaf}{issuer}").replace('\n', "\r\n"),
    ] {
        assert_eq!(judge(chain).await, None);
    }
    assert_eq!(judge(ROOT.issue(&LEAF_KEY, |_| {}).pem()).await, None);
}

#[tokio::test]
async fn what_holds_no_chain_is_refused() {
    let good = CHAIN.as_str();
    let leaf_only = leaf(|_| {}).pem();
    for (name, text) in [
        ("nothing", String::new()),
        ("HTML", "<html><body>Welcome</body></html>".into()),
        ("a missing issuer", leaf_only.clone()),
        ("the issuer first", ISSUER.pem() + &leaf_only),
        ("the root only", ROOT.pem()),
        ("cut short", good[..good.len() / 4].into()),
        ("another label", good.replace("CERTIFICATE", "PUBLIC KEY")),
        ("no base64", good.replace("MII", "!!!")),
        ("no DER", pem(b"hello")),
        ("eleven", leaf_only + &ISSUER.pem().repeat(10)),
    ] {
        assert_eq!(judge(text).await, Some(Chain), "{name}");
    }
    assert_eq!(
        judge(leaf(|_| {}).pem() + &ISSUER.pem().repeat(9)).await,
        None
    );
}

#[tokio::test]
async fn every_certificate_must_be_valid_now() {
    type Change = fn(&mut CertificateParams);
    let changes: [(Change, _); 4] = [
        (|params| params.not_after = day(2, 28), Some(Chain)),
        (|params| params.not_before = day(3, 2), Some(Chain)),
        (|params| params.not_after = day(3, 2), None),
        (|params| params.not_before = day(3, 1), None),
    ];
    for (change, expected) in changes {
        assert_eq!(judge_leaf(change).await, expected);
        assert_eq!(judge_issuer(change).await, expected);
    }
}

#[tokio::test]
async fn every_path_must_end_at_the_anchor() {
    let stray = STRANGER.below("Issuer", |_| {});
    let leaf_of_stray = stray.issue(&LEAF_KEY, |_| {}).pem();
    let itself = {
        let mut params = CertificateParams::default();
        params.subject_alt_names = vec![dns(NAME)];
        params.self_signed(&*LEAF_KEY).unwrap().pem()
    };
    for (name, chain) in [
        (
            "a root of the sender's",
            format!("{leaf_of_stray}{}{}", stray.pem(), STRANGER.pem()),
        ),
        (
            "a real issuer's name, another key",
            leaf_of_stray.clone() + &ISSUER.pem(),
        ),
        (
            "a forged issuer",
            format!("{}{}", leaf(|_| {}).pem(), stray.pem()),
        ),
        ("self-signed", itself),
    ] {
        assert_eq!(judge(chain).await, Some(Chain), "{name}");
    }

    // An issuer with two certificates: one path is enough, whatever the other is worth.
    let trusted = ROOT.cross_sign(&stray, "Issuer", |_| {}).pem();
    let expired = ROOT.cross_sign(&stray, "Issuer", |params| params.not_after = day(2, 2));
    for (chain, expected) in [
        (format!("{leaf_of_stray}{}{trusted}", stray.pem()), None),
        (format!("{leaf_of_stray}{trusted}{}", stray.pem()), None),
        (format!("{leaf_of_stray}{}{trusted}", expired.pem()), None),
        (format!("{leaf_of_stray}{}", expired.pem()), Some(Chain)),
    ] {
        assert_eq!(judge(chain).await, expected);
    }
}

#[tokio::test]
async fn authorities_keep_to_their_constraints() {
    let below = |length: IsCa| async move {
        let upper = ROOT.below("Upper", |params| params.is_ca = length);
        let lower = upper.below("Lower", |_| {});
        judge(format!(
            "{}{}{}",
            lower.issue(&LEAF_KEY, |_| {}).pem(),
            lower.pem(),
            upper.pem()
        ))
        .await
    };
    assert_eq!(
        below(IsCa::Ca(BasicConstraints::Constrained(0))).await,
        Some(Chain)
    );
    assert_eq!(
        below(IsCa::Ca(BasicConstraints::Constrained(1))).await,
        None
    );
    assert_eq!(below(IsCa::ExplicitNoCa).await, Some(Chain));
    assert_eq!(
        judge_issuer(|params| params.is_ca = IsCa::NoCa).await,
        Some(Chain)
    );
    assert_eq!(
        judge_leaf(|params| params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained)).await,
        Some(Chain)
    );

    let constrained = |permitted: &[&str], excluded: &[&str]| {
        let subtrees = |names: &[&str]| {
            let names = names
                .iter()
                .map(|name| GeneralSubtree::DnsName((*name).to_owned()));
            names.collect()
        };
        let constraints = NameConstraints {
            permitted_subtrees: subtrees(permitted),
            excluded_subtrees: subtrees(excluded),
        };
        judge_issuer(move |params| params.name_constraints = Some(constraints))
    };
    assert_eq!(constrained(&["amazon.com"], &[]).await, None);
    assert_eq!(constrained(&["example.com"], &[]).await, Some(Chain));
    assert_eq!(
        constrained(&[], &["echo-api.amazon.com"]).await,
        Some(Chain)
    );
}

#[tokio::test]
async fn only_the_exact_dns_name_counts() {
    let text = |name: &str| name.try_into().unwrap();
    for (names, expected) in [
        (vec![dns(NAME)], None),
        (vec![dns("example.com"), dns(NAME)], None),
        (vec![dns("Echo-API.amazon.com")], None),
        (vec![], Some(Name)), // The common name is Alexa's, which is not enough.
        (vec![dns("*.amazon.com")], Some(Name)),
        (vec![dns("amazon.com")], Some(Name)),
        (vec![dns("xecho-api.amazon.com")], Some(Name)),
        (vec![dns("x.echo-api.amazon.com")], Some(Name)),
        (vec![dns("echo-api.amazon.com.evil.com")], Some(Name)),
        (
            vec![SanType::URI(text("https://echo-api.amazon.com/"))],
            Some(Name),
        ),
        (vec![SanType::URI(text(NAME))], Some(Name)),
        (vec![SanType::Rfc822Name(text(NAME))], Some(Name)),
        (
            vec![SanType::Rfc822Name(text("x@echo-api.amazon.com"))],
            Some(Name),
        ),
        (vec![SanType::IpAddress([127, 0, 0, 1].into())], Some(Name)),
    ] {
        let described = format!("{names:?}");
        let found = judge_leaf(|params| params.subject_alt_names = names).await;
        assert_eq!(found, expected, "{described}");
    }
}

#[tokio::test]
async fn a_certificate_is_used_for_what_it_was_made_for() {
    use ExtendedKeyUsagePurpose::{ClientAuth, CodeSigning, ServerAuth};
    for (usages, expected) in [
        (vec![], None),
        (vec![ServerAuth], None),
        (vec![ClientAuth, ServerAuth], None),
        (vec![ClientAuth], Some(Chain)),
        (vec![CodeSigning], Some(Chain)),
    ] {
        let described = format!("{usages:?}");
        let found = judge_leaf(|params| params.extended_key_usages = usages).await;
        assert_eq!(found, expected, "{described}");
    }
    for critical in [false, true] {
        let mut extension =
            CustomExtension::from_oid_content(&[1, 3, 6, 1, 4, 1, 99999, 1], vec![5, 0]);
        extension.set_criticality(critical);
        let found = judge_leaf(|params| params.custom_extensions = vec![extension]).await;
        assert_eq!(found, critical.then_some(Chain), "critical: {critical}");
    }
}

#[tokio::test]
async fn weak_algorithms_and_keys_are_refused() {
    // Links of the chain.
    let rsa = ROOT.below_with(Key::rsa(RsaKeySize::_2048), "RSA", |_| {});
    let good = rsa.issue(&LEAF_KEY, |_| {});
    assert_eq!(judge(good.pem() + &rsa.pem()).await, None);
    let sha1 = sha1_signed(good.der(), rsa.key());
    assert_eq!(judge(pem(&sha1) + &rsa.pem()).await, Some(Chain));
    let weak = ROOT.below_with(Key::weak(), "Weak", |_| {});
    let chain = weak.issue(&LEAF_KEY, |_| {}).pem() + &weak.pem();
    assert_eq!(judge(chain).await, Some(Chain));

    // The key that signs requests.
    for (key, expected) in [
        (&*WEAK_KEY, Some(Signature)),
        (&Key::ecdsa(), Some(Signature)),
        (&Key::rsa(RsaKeySize::_3072), None),
    ] {
        let chain = ISSUER.issue(key, |_| {}).pem() + &ISSUER.pem();
        let verifier = verifier(Shelf::with(ADDRESS, chain), TestClock::new());
        let headers = headers(ADDRESS, &key.sign_with(Hash::Sha256, BODY));
        assert_eq!(verdict(&verifier, &headers, BODY).await, expected);
    }
}

#[tokio::test]
async fn mozillas_anchors_trust_none_of_this() {
    let verifier = alexa_skill_core::web::RequestVerifier::builder(Shelf::with(
        ADDRESS,
        CHAIN.clone() + &ROOT.pem(),
    ))
    .clock(TestClock::new())
    .build();
    let found = verdict(&verifier, &signed(BODY), BODY).await;
    assert_eq!(found, Some(Chain));
}

#[test]
fn anchors_are_certificates() {
    use alexa_skill_core::web::TrustAnchorError;
    let cut = &CHAIN[..40];
    assert_eq!(
        TrustAnchors::from_pem(b"").unwrap_err(),
        TrustAnchorError::Empty
    );
    assert_eq!(
        TrustAnchors::from_pem(cut.as_bytes()).unwrap_err(),
        TrustAnchorError::NotPem
    );
    assert!(matches!(
        TrustAnchors::from_pem(pem(b"hello").as_bytes()),
        Err(TrustAnchorError::Unusable { index: 0, .. })
    ));
    let two = ROOT.pem() + &STRANGER.pem();
    let anchors = TrustAnchors::from_pem(two.as_bytes()).unwrap();
    assert_eq!(format!("{anchors:?}"), "TrustAnchors(2)");
}

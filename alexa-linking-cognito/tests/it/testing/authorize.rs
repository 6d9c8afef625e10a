use super::browser::{self, CLIENT, REDIRECT, authorize, location, pool, redirect_param, text};
use alexa_linking_cognito::testing::{LocalUser, LocalUserPool, UserStatus};
use std::io::{Read, Write};

#[tokio::test]
async fn the_page_is_a_form_that_loads_nothing() {
    let pool = pool().await;
    let answer = authorize(&pool, &[]).await;
    assert_eq!(answer.status(), 200);
    let page = text(&answer);
    for part in [
        r#"<html lang="en">"#,
        r#"<label for="username">"#,
        r#"<label for="password">"#,
        r#"type="password""#,
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<script") && !page.contains("://"), "{page}");
    let policy = answer.headers()["content-security-policy"]
        .to_str()
        .unwrap();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-"),
        "{policy}"
    );
    assert_eq!(answer.headers()["cache-control"], "no-store");
}

#[tokio::test]
async fn a_client_that_is_not_trusted_gets_no_redirect() {
    let pool = pool().await;
    for change in [
        ("client_id", ""),
        ("client_id", "other"),
        ("redirect_uri", ""),
        (
            "redirect_uri",
            "https://layla.amazon.com/api/skill/link/M1EXAMPLE/",
        ),
        (
            "redirect_uri",
            "https://layla.amazon.com/api/skill/link/m1example",
        ),
    ] {
        let answer = authorize(&pool, &[change]).await;
        assert_eq!(answer.status(), 400, "{change:?}");
        assert!(answer.headers().get("location").is_none(), "{change:?}");
    }
    let query = browser::encoded(&browser::AUTHORIZE);
    let twice = format!("{}?{query}&client_id={CLIENT}", pool.authorize_uri());
    assert_eq!(browser::get(&twice).await.status(), 400);
}

#[tokio::test]
async fn other_mistakes_travel_to_the_redirect_uri_with_the_state() {
    let pool = pool().await;
    let short = ("code_challenge", "short");
    let challenge = (
        "code_challenge",
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    );
    for (changes, error) in [
        (&[("response_type", "")][..], "invalid_request"),
        (&[("response_type", "token")], "unauthorized_client"),
        (
            &[("response_type", "id_token")],
            "unsupported_response_type",
        ),
        (&[("scope", "openid phone")], "invalid_scope"),
        (&[("prompt", "none")], "login_required"),
        (&[challenge], "invalid_request"),
        (
            &[challenge, ("code_challenge_method", "plain")],
            "invalid_request",
        ),
        (
            &[short, ("code_challenge_method", "S256")],
            "invalid_request",
        ),
        (&[("code_challenge_method", "S256")], "invalid_request"),
    ] {
        let answer = authorize(&pool, changes).await;
        assert_eq!(
            redirect_param(&answer, "error").as_deref(),
            Some(error),
            "{changes:?}"
        );
        assert_eq!(
            redirect_param(&answer, "state").as_deref(),
            Some("a b&c=\u{fc}")
        );
        assert!(location(&answer).starts_with(REDIRECT), "{changes:?}");
    }
}

#[tokio::test]
async fn hostile_parameters_stay_text() {
    let pool = pool().await;
    let hostile = r#""><script>alert(1)</script><input x='"#;
    for name in ["state", "login_hint", "identity_provider", hostile] {
        let page = authorize(&pool, &[(name, hostile)]).await;
        assert_eq!(page.status(), 200, "{name}");
        assert!(!text(&page).contains("<script"), "{name}");
    }
    let page = unencoded(&pool, "x='onfocus='y'").await;
    assert!(page.contains("x=&#39;onfocus=&#39;y&#39;"), "{page}");
    let refused = authorize(&pool, &[("client_id", hostile)]).await;
    assert!(!text(&refused).contains("<script"));
    let form = [("username", hostile), ("password", hostile)];
    let again = browser::sign_in(&pool, &[("state", hostile)], &form).await;
    assert_eq!(again.status(), 403);
    assert!(!text(&again).contains("<script") && text(&again).contains("role=\"alert\""));
    let signed_in = browser::sign_in(
        &pool,
        &[("state", hostile)],
        &[("username", "alice"), ("password", "wonderland")],
    )
    .await;
    assert_eq!(
        redirect_param(&signed_in, "state").as_deref(),
        Some(hostile)
    );
}

/// The page for a query with `more` as it is: HTTP clients would encode an apostrophe.
async fn unencoded(pool: &LocalUserPool, more: &'static str) -> String {
    let address = pool.address();
    let query = browser::encoded(&browser::AUTHORIZE);
    let exchange = move || -> std::io::Result<String> {
        let mut stream = std::net::TcpStream::connect(address)?;
        stream.set_read_timeout(Some(std::time::Duration::from_secs(2)))?;
        write!(
            stream,
            "GET /oauth2/authorize?{query}&{more} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    tokio::task::spawn_blocking(exchange)
        .await
        .unwrap()
        .unwrap()
}

#[tokio::test]
async fn only_a_confirmed_user_with_the_password_gets_a_code() {
    let pool = pool().await;
    pool.put_user(LocalUser::new("bob")).unwrap();
    for (username, password) in [
        ("alice", "Wonderland"),
        ("alice", ""),
        ("bob", ""),
        ("bob", "x"),
        ("carol", "wonderland"),
        ("", ""),
    ] {
        let form = [("username", username), ("password", password)];
        let answer = browser::sign_in(&pool, &[], &form).await;
        assert_eq!(answer.status(), 403, "{username} {password}");
    }
    let form = [("username", "alice"), ("password", "wonderland")];
    for status in [
        UserStatus::Disabled,
        UserStatus::Unconfirmed,
        UserStatus::ResetRequired,
    ] {
        pool.set_user_status("alice", status).unwrap();
        assert_eq!(
            browser::sign_in(&pool, &[], &form).await.status(),
            403,
            "{status:?}"
        );
    }
    pool.set_user_status("alice", UserStatus::Confirmed)
        .unwrap();
    let answer = browser::sign_in(&pool, &[], &form).await;
    assert!(redirect_param(&answer, "code").is_some());
    assert_eq!(
        redirect_param(&answer, "state").as_deref(),
        Some("a b&c=\u{fc}")
    );
    let wrong = browser::sign_in(&pool, &[("redirect_uri", "https://evil.example/")], &form).await;
    assert_eq!(wrong.status(), 400);
}

#[tokio::test]
async fn demo_users_sign_in_by_one_button_only_where_that_was_asked_for() {
    let pool = browser::builder().quick_sign_in().start().await.unwrap();
    assert!(text(&authorize(&pool, &[]).await).contains("Continue as Alice"));
    let answer = browser::sign_in(&pool, &[], &[("user", "alice")]).await;
    assert!(redirect_param(&answer, "code").is_some());

    let strict = browser::pool().await;
    assert!(!text(&authorize(&strict, &[]).await).contains("Continue as"));
    let answer = browser::sign_in(&strict, &[], &[("user", "alice")]).await;
    assert_eq!(answer.status(), 403);
}

#[tokio::test]
async fn logout_leads_to_a_known_address_only() {
    let pool = pool().await;
    for (query, expected) in [
        (
            vec![
                ("client_id", CLIENT),
                ("logout_uri", "https://example.com/bye"),
            ],
            Some("https://example.com/bye"),
        ),
        (
            vec![
                ("client_id", CLIENT),
                ("logout_uri", "https://evil.example/"),
            ],
            None,
        ),
        (
            vec![
                ("client_id", "other"),
                ("logout_uri", "https://example.com/bye"),
            ],
            None,
        ),
        (vec![("client_id", CLIENT)], None),
        (
            vec![
                ("client_id", CLIENT),
                ("redirect_uri", "https://evil.example/"),
            ],
            None,
        ),
    ] {
        let query = browser::encoded(&query);
        let answer = browser::get(&format!("{}/logout?{query}", pool.base_url())).await;
        match expected {
            Some(uri) => assert_eq!((answer.status().as_u16(), location(&answer)), (302, uri)),
            None => assert_eq!(answer.status(), 400, "{query}"),
        }
    }
    let query = browser::encoded(&browser::AUTHORIZE);
    let answer = browser::get(&format!("{}/logout?{query}", pool.base_url())).await;
    assert_eq!(location(&answer), format!("/login?{query}"));
    let page = browser::get(&format!("{}{}", pool.base_url(), location(&answer))).await;
    assert_eq!(page.status(), 200);
}

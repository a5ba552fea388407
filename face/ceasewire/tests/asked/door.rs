//! The desk's door as an operator sets it: behind TLS, with passkeys alone, with short sessions by the node's own clock.

use super::world::{Answer, World};
use crate::common::T0;

/// A form that brings an invitation, as a browser sends it from a page of this origin.
async fn enter(world: &World, link: &str, host: &str, origin: &str) -> Answer {
    let secret = link.rsplit_once('/').unwrap().1;
    let form = [("host", host), ("origin", origin), ("content-type", "application/x-www-form-urlencoded")];
    world.ask("POST", "/enter", &form, &format!("invite={secret}")).await
}

fn offered(text: String) -> String {
    text.replace("desk_passkeys = \"required\"", "desk_passkeys = \"offered\"")
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_tls_a_session_is_a_secure_cookie_of_this_host_alone() {
    let world = World::up_with(|text| format!("desk_origin = \"https://desk.example\"\n{}", offered(text))).await;
    let link = world.invite("Officer 1", "duty").await.link;
    assert!(link.starts_with("https://desk.example/enter/"), "{link}");
    let (host, origin) = ("desk.example", "https://desk.example");

    for (host, origin) in [
        ("desk.example", "http://desk.example"),
        ("desk.example", "https://other.example"),
        ("desk.example", "https://desk.example:8443"),
        ("desk.example", "null"),
        ("other.example", "https://desk.example"),
        ("desk.example.other.example", "https://desk.example"),
    ] {
        let refused = enter(&world, &link, host, origin).await;
        assert_eq!(refused.status, 403, "{host} {origin}");
        assert!(!refused.headers.contains_key("set-cookie"), "{host} {origin}");
    }
    let entered = enter(&world, &link, host, origin).await;
    assert_eq!((entered.status, entered.headers["location"].as_str()), (303, "/"), "{}", entered.body);
    let cookie = &entered.headers["set-cookie"];
    // A browser takes a cookie of this prefix only with all three of these and without a domain.
    assert!(cookie.starts_with("__Host-ceasewire-NORTH="), "{cookie}");
    let parts: Vec<&str> = cookie.split("; ").skip(1).collect();
    for part in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
        assert!(parts.contains(&part), "{part}: {cookie}");
    }
    assert!(!cookie.to_lowercase().contains("domain="), "{cookie}");
    assert!(entered.headers["strict-transport-security"].contains("max-age="));

    let session = cookie.split(';').next().unwrap();
    let page = world.ask("GET", "/", &[("host", host), ("cookie", session)], "").await;
    assert_eq!(page.status, 200);
    // The name without its prefix, as a stranger on a sibling host could set it, opens nothing.
    let bare = session.trim_start_matches("__Host-");
    assert_eq!(world.ask("GET", "/", &[("host", host), ("cookie", bare)], "").await.status, 401);
    // A proxy on this machine may also pass its own address on; any other name is refused.
    let here = format!("127.0.0.1:{}", world.port);
    assert_eq!(world.ask("GET", "/", &[("host", &here), ("cookie", session)], "").await.status, 200);
    assert_eq!(world.ask("GET", "/", &[("host", "other.example"), ("cookie", session)], "").await.status, 403);
    // What a proxy adds changes nothing: neither the host nor the scheme is taken from such a header.
    let forwarded =
        [("host", "other.example"), ("x-forwarded-host", host), ("x-forwarded-proto", "https"), ("cookie", session)];
    assert_eq!(world.ask("GET", "/", &forwarded, "").await.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_passkeys_are_required_a_link_alone_admits_nobody_and_is_not_used_up() {
    let world = World::up_with(|text| text).await;
    let link = world.invite("Officer 1", "duty").await.link;
    let host = format!("localhost:{}", world.port);
    let origin = format!("http://{host}");
    for _ in 0..2 {
        let refused = enter(&world, &link, &host, &origin).await;
        assert_eq!(refused.status, 403);
        assert!(!refused.headers.contains_key("set-cookie"));
    }
    let path = link.strip_prefix(&origin).unwrap();
    let page = world.ask("GET", path, &[("host", &host)], "").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("data-passkey") && !page.body.contains("action=\"/enter\""), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_when_nobody_uses_it_and_in_any_case_after_its_longest_time() {
    let short = |text: String| {
        let text = offered(text).replace("desk_idle_s = 3600", "desk_idle_s = 600");
        text.replace("desk_session_s = 43200", "desk_session_s = 3600")
    };
    let world = World::up_with(short).await;
    let host = format!("localhost:{}", world.port);
    let origin = format!("http://{host}");
    let begin = async || {
        let link = world.invite("Officer 1", "duty").await.link;
        let entered = enter(&world, &link, &host, &origin).await;
        assert!(entered.headers["set-cookie"].contains("; Max-Age=3600;"), "{}", entered.headers["set-cookie"]);
        entered.headers["set-cookie"].split(';').next().unwrap().to_owned()
    };
    let looks = async |cookie: &str| world.ask("GET", "/", &[("host", &host), ("cookie", cookie)], "").await.status;
    let at = |s: u64| world.m.clock.step_to(T0 + s * 1000);

    let idle = begin().await;
    for s in [590, 1_180, 1_770] {
        at(s);
        assert_eq!(looks(&idle).await, 200, "used within ten minutes, {s} s after the start");
    }
    at(1_770 + 601);
    assert_eq!(looks(&idle).await, 401, "unused for longer than ten minutes");
    assert_eq!(looks(&idle).await, 401, "and it does not come back");

    let start = 2_400;
    at(start);
    let busy = begin().await;
    for s in (500..3_600).step_by(500) {
        at(start + s);
        assert_eq!(looks(&busy).await, 200, "{s} s after it began");
    }
    at(start + 3_601);
    assert_eq!(looks(&busy).await, 401, "an hour is the longest, however often it is used");
}

//! Against SoftHSM, a token in software. It needs Debian's package `softhsm2`, which `cargo xtask test` installs.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;
use token::{Alg, Place, TokenFault, TokenKey};

const LIBRARY: &str = "/usr/lib/softhsm/libsofthsm2.so";
const PIN: &str = "246813";

/// The library reads its configuration from the environment when it is loaded, so that what asks it is a process of its
/// own: this test again, with the configuration.
fn with_a_token(test: &str, check: fn()) {
    if std::env::var_os("CEASEWIRE_TOKEN_TEST").is_some() {
        return check();
    }
    assert!(Path::new(LIBRARY).exists(), "{LIBRARY} is needed: apt-get install softhsm2");
    let dir = tempfile::tempdir().unwrap();
    let conf = dir.path().join("softhsm2.conf");
    std::fs::create_dir(dir.path().join("tokens")).unwrap();
    std::fs::write(&conf, format!("directories.tokendir = {}/tokens\n", dir.path().display())).unwrap();
    let init = ["--init-token", "--free", "--label", "NORTH desk", "--so-pin", "135724", "--pin", PIN];
    let made = Command::new("softhsm2-util").args(init).env("SOFTHSM2_CONF", &conf).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args([test, "--exact"]).env("SOFTHSM2_CONF", conf).env("CEASEWIRE_TOKEN_TEST", "1");
    let out = again.output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success() && said.contains("1 passed"), "{said}");
}

fn place(key: &str) -> Place {
    Place { library: PathBuf::from(LIBRARY), token: "NORTH desk".into(), key: key.into() }
}

#[test]
fn what_a_token_signs_is_a_signature_that_acts_are_accepted_with() {
    with_a_token("what_a_token_signs_is_a_signature_that_acts_are_accepted_with", || {
        for (alg, key) in [(Alg::Es256, "desk"), (Alg::Ed25519, "other")] {
            let made = token::make(&place(key), PIN, alg).unwrap();
            assert_eq!(token::public(&place(key)).unwrap(), made);
            let key = TokenKey::open(&place(key), PIN).unwrap();
            assert_eq!((key.alg(), key.public()), (alg, &made[..]));
            let public = act::PublicKey::from_bytes(&made).unwrap();
            // Every other signature of a token has the higher s.
            for n in 0..16_u8 {
                let signature = act::with_low_s(public.alg(), key.sign(&[n; 100]).unwrap());
                assert!(public.verify(&[n; 100], &signature) && !public.verify(&[n + 1; 100], &signature));
            }
        }
    });
}

#[test]
fn what_is_not_there_and_what_may_not_be_is_said_by_name_and_without_the_pin() {
    with_a_token("what_is_not_there_and_what_may_not_be_is_said_by_name_and_without_the_pin", || {
        let nowhere = Place { library: "/nowhere/lib.so".into(), ..place("desk") };
        assert!(matches!(token::public(&nowhere), Err(TokenFault::Library { .. })));
        let another = Place { token: "SOUTH desk".into(), ..place("desk") };
        assert!(matches!(token::public(&another), Err(TokenFault::Label { what: "token", .. })));
        assert!(matches!(token::public(&place("desk")), Err(TokenFault::Label { what: "key", .. })));
        let fault = token::make(&place("desk"), "975310", Alg::Es256).unwrap_err();
        assert!(matches!(fault, TokenFault::Pin) && !format!("{fault} {fault:?}").contains("975310"));
        token::make(&place("desk"), PIN, Alg::Es256).unwrap();
        assert!(matches!(token::make(&place("desk"), PIN, Alg::Es256), Err(TokenFault::There(_))));
    });
}

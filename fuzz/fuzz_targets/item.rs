//! A sealed file of evidence, and what an act says of it: from another member, or from a disk that has gone bad.
#![no_main]
use act::{ItemKey, Kind, Value};
use libfuzzer_sys::fuzz_target;
use seal::item;

const KEY: ItemKey = ItemKey([7; 32]);

fuzz_target!(|data: &[u8]| {
    if let Ok(value) = Value::decode(Kind::Evidence, data) {
        assert_eq!(value.encode(), data);
        let Value::Evidence(named) = value else { unreachable!("a file was asked for") };
        // As its author could make it: any bytes at the address that the act names.
        let _ = item::read(&named, data);
    }
    let Some((len, sealed)) = data.split_first_chunk::<2>() else { return };
    let len = u64::from(u16::from_be_bytes(*len));
    assert!(item::open(&KEY, len, sealed).is_err() || item::seal(&KEY, &item::open(&KEY, len, sealed).unwrap()) == sealed);
    // What was sealed opens, and with any piece exchanged for what is offered it does not.
    let whole = item::seal(&KEY, sealed);
    assert_eq!(&**item::open(&KEY, sealed.len() as u64, &whole).unwrap(), sealed);
    let at = usize::try_from(len).unwrap() % whole.len();
    let mut bent = whole.clone();
    bent[at] ^= 1;
    assert!(item::open(&KEY, sealed.len() as u64, &bent).is_err());
});

//! Secrets that are not where the document says: they are kept, and not shown.

use fixture_secret_alternatives::models::{Door, Lock};
use serde_json::{Value, json};

#[test]
fn what_is_not_of_its_type_is_kept_but_not_shown() {
    let locks = [
        json!({"code": "swordfish", "keys": 2}),
        json!({"code": ["swordfish"]}),
        json!("swordfish"),
    ];
    for lock in locks {
        let text = json!({"lock": lock, "pins": {"Ada": ["swordfish"], "Ben": "swordfish"}});
        let door: Door = serde_json::from_value(text.clone()).unwrap();
        assert!(matches!(door.lock, Lock::Unknown(_)), "{lock}");
        let shown = format!("{door:?}");
        assert!(!shown.contains("swordfish"), "{shown}");
        assert!(shown.contains(r#""Ada": …"#), "{shown}");
        assert_eq!(serde_json::to_value(door).unwrap(), text);
    }
}

#[test]
fn what_a_lock_is_shows() {
    let lock: Lock = serde_json::from_value(json!({"keys": 2})).unwrap();
    assert_eq!(format!("{lock:?}"), "KeyLock(KeyLock { keys: 2 })");
    let lock = Lock::Unknown(Value::Null);
    assert_eq!(format!("{lock:?}"), "Unknown(…)");
}

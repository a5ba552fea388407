//! The node's JSON with the sentences of it rendered beside their phrases.

use rulebook::Phrase;
use serde_json::Value;

/// Puts `text` beside every `phrase`, `<name>_text` beside every other phrase or list of phrases.
pub fn with_texts(value: &mut Value, render: &dyn Fn(&Phrase) -> String) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| with_texts(item, render)),
        Value::Object(map) => {
            let texts: Vec<(String, Value)> =
                map.iter().filter_map(|(key, inner)| Some((name(key), text(inner, render)?))).collect();
            for inner in map.values_mut() {
                // What stands inside a phrase is part of its sentence.
                if text(inner, render).is_none() {
                    with_texts(inner, render);
                }
            }
            map.extend(texts);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn name(key: &str) -> String {
    match key.strip_suffix("phrase") {
        Some(stem) => format!("{stem}text"),
        None => format!("{key}_text"),
    }
}

fn text(value: &Value, render: &dyn Fn(&Phrase) -> String) -> Option<Value> {
    let one = |value: &Value| {
        let known =
            |o: &serde_json::Map<String, Value>| o.keys().all(|k| ["id", "args", "edition"].contains(&k.as_str()));
        let is = value.as_object().is_some_and(|o| o.contains_key("id") && o.contains_key("args") && known(o));
        is.then(|| serde_json::from_value::<Phrase>(value.clone()).ok()).flatten()
    };
    match value {
        Value::Array(items) if !items.is_empty() => {
            let texts: Option<Vec<Value>> = items.iter().map(|i| Some(Value::String(render(&one(i)?)))).collect();
            texts.map(Value::Array)
        }
        _ => Some(Value::String(render(&one(value)?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_phrase_has_its_text_beside_it() {
        let phrase = json!({"id": "x", "args": {}});
        let mut value =
            json!({"acts": [{"index": 3, "phrase": phrase, "note_phrase": null}], "read": [phrase, phrase]});
        with_texts(&mut value, &|p| format!("<{}>", p.id));
        let expected = json!({
            "acts": [{"index": 3, "phrase": phrase, "text": "<x>", "note_phrase": null}],
            "read": [phrase, phrase],
            "read_text": ["<x>", "<x>"],
        });
        assert_eq!(value, expected);
    }
}

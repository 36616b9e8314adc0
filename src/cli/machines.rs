//! JSON for machines: messages are their English words, whatever the language of the person.

use serde::Serialize;
use serde_json::Value;

/// The same value with every message as plain English text, as `--json` promises (spec page 8).
pub(super) fn for_machines(value: &impl Serialize) -> serde_json::Result<Value> {
    let mut value = serde_json::to_value(value)?;
    plain(&mut value);
    Ok(value)
}

fn plain(value: &mut Value) {
    match value {
        Value::Object(fields) => match english(fields) {
            Some(words) => *value = Value::String(words),
            None => fields.values_mut().for_each(plain),
        },
        Value::Array(items) => items.iter_mut().for_each(plain),
        _ => {}
    }
}

/// The words of what a [`Message`](crate::model::Message) looks like in JSON.
fn english(fields: &serde_json::Map<String, Value>) -> Option<String> {
    let is_message = fields.len() == 3 && fields.contains_key("key") && fields.contains_key("values");
    let words = fields.get("english")?.as_str()?;
    is_message.then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Message, message};

    #[test]
    fn messages_are_plain_english_wherever_they_stand() {
        #[derive(Serialize)]
        struct Row {
            place: &'static str,
            why: Message,
        }
        let rows = [Row {
            place: "a.csv",
            why: message!("source-too-large", "too large a number"),
        }];
        let json = for_machines(&rows).unwrap();
        assert_eq!(
            json.to_string(),
            r#"[{"place":"a.csv","why":"too large a number"}]"#
        );
    }
}

//! Messages in the ledger: as they travel, so that they are told in the language of whoever reads them later.

use crate::model::Message;
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};

/// Somebody else's words stand as they are; others as JSON.
impl ToSql for Message {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        if self.key().is_empty() {
            return Ok(ToSqlOutput::from(self.english()));
        }
        let json = serde_json::to_string(self);
        Ok(ToSqlOutput::from(
            json.unwrap_or_else(|_| self.english().to_owned()),
        ))
    }
}

/// What is no message is the English words of an earlier xlink.
impl FromSql for Message {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        let message = match text.starts_with('{') {
            true => serde_json::from_str(text).ok(),
            false => None,
        };
        Ok(message.unwrap_or_else(|| Self::from(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::message;

    #[test]
    fn messages_are_kept_with_their_key_and_older_words_as_they_are() {
        let database = rusqlite::Connection::open_in_memory().unwrap();
        let read = |kept: &dyn ToSql| -> Message {
            database.query_row("SELECT ?1", [kept], |row| row.get(0)).unwrap()
        };
        let message = message!(
            "source-row-too-long",
            "the row is longer than {limit} KB",
            limit = 64_u32
        );
        assert_eq!(read(&message), message);
        assert_eq!(
            read(&Message::from("not a number")),
            Message::from("not a number")
        );
        assert_eq!(read(&"{not JSON"), Message::from("{not JSON"));
    }
}

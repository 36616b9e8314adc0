//! Gives a text to the clipboard of the person's terminal (OSC 52), also through tmux and screen.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What stands between this program and the person's terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    Nothing,
    Tmux,
    Screen,
}

impl Between {
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        if set("TMUX") {
            Self::Tmux
        } else if set("STY") {
            Self::Screen
        } else {
            Self::Nothing
        }
    }
}

/// The longest sequence that screen hands on in one piece.
const SCREEN_PIECE: usize = 700;

/// What is written to the terminal.
///
/// tmux takes the plain sequence itself where `set-clipboard` is `on`, and hands a wrapped one on where
/// `allow-passthrough` is: it gets both, and ignores what it does not want.
pub fn copying(text: &str, between: Between) -> String {
    let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    match between {
        Between::Nothing => plain,
        Between::Tmux => {
            let wrapped = plain.replace('\x1b', "\x1b\x1b");
            format!("{plain}\x1bPtmux;{wrapped}\x1b\\")
        }
        Between::Screen => {
            let mut pieces = String::new();
            let mut rest = plain.as_str();
            while !rest.is_empty() {
                // All of it is ASCII.
                let (piece, more) = rest.split_at(rest.len().min(SCREEN_PIECE));
                pieces.push_str(&format!("\x1bP{piece}\x1b\\"));
                rest = more;
            }
            pieces
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_sent_in_base64() {
        assert_eq!(
            copying("Wrap-up à Ünna", Between::Nothing),
            "\x1b]52;c;V3JhcC11cCDDoCDDnG5uYQ==\x07"
        );
    }

    #[test]
    fn tmux_gets_it_plain_and_wrapped() {
        assert_eq!(
            copying("a", Between::Tmux),
            "\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\"
        );
    }

    #[test]
    fn screen_gets_it_in_pieces() {
        let sent = copying(&"x".repeat(2_000), Between::Screen);
        let pieces: Vec<&str> = sent.split_inclusive("\x1b\\").collect();
        assert!(pieces.len() > 2 && pieces.iter().all(|piece| piece.len() <= SCREEN_PIECE + 4));
        let joined: String = pieces
            .iter()
            .filter_map(|piece| piece.strip_prefix("\x1bP")?.strip_suffix("\x1b\\"))
            .collect();
        assert_eq!(joined, copying(&"x".repeat(2_000), Between::Nothing));
    }

    #[test]
    fn who_stands_between_is_told_by_the_environment() {
        let between = |name: &'static str| Between::of(move |asked| (asked == name).then(|| "1".to_owned()));
        assert_eq!(between("TMUX"), Between::Tmux);
        assert_eq!(between("STY"), Between::Screen);
        assert_eq!(between("TERM"), Between::Nothing);
    }
}

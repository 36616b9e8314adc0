//! Text to tokens.

use super::code::Kind;
use super::error::{SyntaxError, SyntaxFault};
use super::numerals::radix_number;
use crate::model::message;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    /// A keyword or a name.
    Name {
        /// In lower case: names are compared without regard to case.
        name: Box<str>,
        /// As it stands in the text.
        shown: Box<str>,
        /// What a type character behind it says: `x%`, `Left$`.
        suffix: Option<Kind>,
    },
    Number(f64),
    Text(Box<str>),
    Symbol(Symbol),
    LineEnd,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Symbol {
    Plus,
    Minus,
    Star,
    Slash,
    Backslash,
    Caret,
    Ampersand,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Open,
    Close,
    Comma,
    Colon,
    Semicolon,
    Dot,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub line: u32,
    pub column: u32,
}

/// All tokens of a script; the last is a line's end.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, SyntaxError> {
    let mut lexer = Lexer {
        rest: text,
        line: 1,
        column: 1,
        tokens: Vec::new(),
    };
    while !lexer.rest.is_empty() {
        lexer.next()?;
    }
    lexer.push(TokenKind::LineEnd, 1, 0);
    Ok(lexer.tokens)
}

struct Lexer<'a> {
    rest: &'a str,
    line: u32,
    column: u32,
    tokens: Vec<Token>,
}

/// Blanks within a line; a byte-order mark and the end-of-file character of DOS count as such.
fn is_blank(character: char) -> bool {
    matches!(character, '\u{feff}' | '\u{1a}') || (character.is_whitespace() && !is_line_end(character))
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r')
}

fn continues_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

impl Lexer<'_> {
    fn next(&mut self) -> Result<(), SyntaxError> {
        let Some(first) = self.rest.chars().next() else {
            return Ok(());
        };
        match first {
            c if is_line_end(c) => self.line_end(),
            c if is_blank(c) => self.skip(c.len_utf8(), 1),
            '\'' => self.skip_comment(),
            '_' if self.continues_on_next_line() => self.skip_continuation(),
            '"' => return self.text(),
            c if c.is_ascii_digit() => return self.number(),
            '.' if self.rest[1..].starts_with(|c: char| c.is_ascii_digit()) => return self.number(),
            '&' if radix_number(self.rest).is_some() => return self.number(),
            c if c.is_alphabetic() => self.name(),
            _ => return self.symbol(first),
        }
        Ok(())
    }

    fn push(&mut self, kind: TokenKind, bytes: usize, characters: u32) {
        self.tokens.push(Token {
            kind,
            line: self.line,
            column: self.column,
        });
        if characters > 0 {
            self.skip(bytes, characters);
        }
    }

    fn skip(&mut self, bytes: usize, characters: u32) {
        self.rest = &self.rest[bytes..];
        self.column = self.column.saturating_add(characters);
    }

    fn fault(&self, fault: SyntaxFault) -> SyntaxError {
        SyntaxError {
            line: self.line,
            column: self.column,
            fault,
        }
    }

    fn line_end(&mut self) {
        self.push(TokenKind::LineEnd, 0, 0);
        self.skip_line_end();
    }

    fn skip_line_end(&mut self) {
        let bytes = if self.rest.starts_with("\r\n") { 2 } else { 1 };
        self.rest = &self.rest[bytes..];
        self.line = self.line.saturating_add(1);
        self.column = 1;
    }

    fn skip_comment(&mut self) {
        let bytes = self.rest.find(is_line_end).unwrap_or(self.rest.len());
        self.skip(bytes, 0);
    }

    /// An underscore that only blanks follow to the line's end.
    fn continues_on_next_line(&self) -> bool {
        let behind = self.rest[1..].trim_start_matches(is_blank);
        behind.is_empty() || behind.starts_with(is_line_end)
    }

    fn skip_continuation(&mut self) {
        let end = self.rest.find(is_line_end).unwrap_or(self.rest.len());
        self.rest = &self.rest[end..];
        if !self.rest.is_empty() {
            self.skip_line_end();
        }
    }

    fn text(&mut self) -> Result<(), SyntaxError> {
        let mut text = String::new();
        let mut characters = self.rest.char_indices().skip(1).peekable();
        let mut counted = 1;
        while let Some((at, character)) = characters.next() {
            counted += 1;
            match character {
                '"' if characters.peek().is_some_and(|(_, next)| *next == '"') => {
                    characters.next();
                    counted += 1;
                    text.push('"');
                }
                '"' => {
                    self.push(TokenKind::Text(text.into_boxed_str()), at + 1, counted);
                    return Ok(());
                }
                c if is_line_end(c) => break,
                c => text.push(c),
            }
        }
        Err(self.fault(SyntaxFault::Expected {
            expected: message!("script-closing-quote", "a closing quotation mark"),
            found: message!("script-end-of-line", "the end of the line"),
        }))
    }

    fn number(&mut self) -> Result<(), SyntaxError> {
        let (number, rest) = match radix_number(self.rest) {
            Some(found) => found,
            None => {
                super::numerals::literal(self.rest).ok_or_else(|| self.fault(SyntaxFault::NumberTooLarge))?
            }
        };
        if !number.is_finite() {
            return Err(self.fault(SyntaxFault::NumberTooLarge));
        }
        let mut length = self.rest.len() - rest.len();
        let suffixed = match rest.chars().next() {
            Some('#' | '!' | '%' | '@') => true,
            Some('&') => ampersand_is_suffix(&rest[1..]),
            _ => false,
        };
        length += usize::from(suffixed);
        self.push(TokenKind::Number(number), length, length as u32);
        Ok(())
    }

    fn name(&mut self) {
        let length = self.rest.find(|c| !continues_name(c)).unwrap_or(self.rest.len());
        let shown = &self.rest[..length];
        let name = shown.to_lowercase();
        if name == "rem" && self.at_statement_start() {
            return self.skip_comment();
        }
        let behind = &self.rest[length..];
        let suffix = match behind.chars().next() {
            Some('%') => Some(Kind::Integer),
            Some('!') => Some(Kind::Single),
            Some('#') => Some(Kind::Double),
            Some('$') => Some(Kind::Text),
            Some('&') if ampersand_is_suffix(&behind[1..]) => Some(Kind::Long),
            _ => None,
        };
        let characters = shown.chars().count() as u32 + u32::from(suffix.is_some());
        let kind = TokenKind::Name {
            name: name.into_boxed_str(),
            shown: shown.into(),
            suffix,
        };
        self.push(kind, length + usize::from(suffix.is_some()), characters);
    }

    fn at_statement_start(&self) -> bool {
        match self.tokens.last().map(|token| &token.kind) {
            None | Some(TokenKind::LineEnd | TokenKind::Symbol(Symbol::Colon)) => true,
            Some(TokenKind::Name { name, .. }) => matches!(&**name, "then" | "else"),
            _ => false,
        }
    }

    fn symbol(&mut self, first: char) -> Result<(), SyntaxError> {
        use Symbol::*;
        let second = self.rest[first.len_utf8()..].chars().next();
        let (symbol, length) = match (first, second) {
            ('<', Some('>')) | ('>', Some('<')) => (NotEqual, 2),
            ('<', Some('=')) | ('=', Some('<')) => (LessEqual, 2),
            ('>', Some('=')) | ('=', Some('>')) => (GreaterEqual, 2),
            ('<', _) => (Less, 1),
            ('>', _) => (Greater, 1),
            ('=', _) => (Equal, 1),
            ('+', _) => (Plus, 1),
            ('-', _) => (Minus, 1),
            ('*', _) => (Star, 1),
            ('/', _) => (Slash, 1),
            ('\\', _) => (Backslash, 1),
            ('^', _) => (Caret, 1),
            ('&', _) => (Ampersand, 1),
            ('(', _) => (Open, 1),
            (')', _) => (Close, 1),
            (',', _) => (Comma, 1),
            (':', _) => (Colon, 1),
            (';', _) => (Semicolon, 1),
            ('.', _) => (Dot, 1),
            _ => {
                return Err(self.fault(SyntaxFault::Expected {
                    expected: message!("script-a-statement", "a statement"),
                    found: message!("script-sign", "“{sign}”", sign = first),
                }));
            }
        };
        self.push(TokenKind::Symbol(symbol), length, length as u32);
        Ok(())
    }
}

/// Whether an ampersand right behind a name or number is its type character: then no operand follows.
fn ampersand_is_suffix(behind: &str) -> bool {
    match behind.trim_start_matches(is_blank).chars().next() {
        None => true,
        Some(c) => {
            is_line_end(c)
                || matches!(
                    c,
                    ')' | ',' | '=' | '<' | '>' | '+' | '*' | '/' | '\\' | '^' | ':' | '\''
                )
        }
    }
}

impl Symbol {
    /// As it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Star => "*",
            Self::Slash => "/",
            Self::Backslash => "\\",
            Self::Caret => "^",
            Self::Ampersand => "&",
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::Open => "(",
            Self::Close => ")",
            Self::Comma => ",",
            Self::Colon => ":",
            Self::Semicolon => ";",
            Self::Dot => ".",
        }
    }
}

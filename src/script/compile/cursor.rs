//! Walking over the tokens.

use crate::model::{Message, message};
use crate::script::error::{SyntaxError, SyntaxFault};
use crate::script::lexer::{Symbol, Token, TokenKind};

pub(super) struct Cursor {
    tokens: Vec<Token>,
    pub at: usize,
}

impl Cursor {
    /// `tokens` end with a line's end, as the lexer gives them.
    pub fn new(tokens: Vec<Token>) -> Self {
        Self { tokens, at: 0 }
    }

    /// The token in hand; at the end, again and again the last line's end.
    pub fn token(&self) -> &Token {
        self.ahead(0)
    }

    pub fn ahead(&self, count: usize) -> &Token {
        let last = self.tokens.len() - 1;
        &self.tokens[(self.at + count).min(last)]
    }

    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    pub fn at_end(&self) -> bool {
        self.at + 1 >= self.tokens.len()
    }

    pub fn advance(&mut self) {
        self.at += 1;
    }

    /// Line and column of the token in hand.
    pub fn place(&self) -> (u32, u32) {
        (self.token().line, self.token().column)
    }

    /// The lower-case name in hand, keyword or not.
    pub fn word(&self) -> Option<&str> {
        word_of(self.token())
    }

    pub fn word_ahead(&self, count: usize) -> Option<&str> {
        word_of(self.ahead(count))
    }

    pub fn is_symbol(&self, symbol: Symbol) -> bool {
        self.token().kind == TokenKind::Symbol(symbol)
    }

    pub fn is_word(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    pub fn is_line_end(&self) -> bool {
        self.token().kind == TokenKind::LineEnd
    }

    /// Whether nothing more belongs to the statement in hand.
    pub fn is_statement_end(&self) -> bool {
        self.is_line_end() || self.is_symbol(Symbol::Colon) || self.is_word("else")
    }

    pub fn take_symbol(&mut self, symbol: Symbol) -> bool {
        let there = self.is_symbol(symbol);
        self.at += usize::from(there);
        there
    }

    pub fn take_word(&mut self, word: &str) -> bool {
        let there = self.is_word(word);
        self.at += usize::from(there);
        there
    }

    pub fn expect_symbol(&mut self, symbol: Symbol, expected: Message) -> Result<(), SyntaxError> {
        match self.take_symbol(symbol) {
            true => Ok(()),
            false => Err(self.expected(expected)),
        }
    }

    pub fn expect_word(&mut self, word: &str, expected: Message) -> Result<(), SyntaxError> {
        match self.take_word(word) {
            true => Ok(()),
            false => Err(self.expected(expected)),
        }
    }

    pub fn expect_statement_end(&mut self) -> Result<(), SyntaxError> {
        match self.is_statement_end() {
            true => Ok(()),
            false => Err(self.expected(message!("script-end-of-statement", "the end of the statement"))),
        }
    }

    /// An error at the token in hand.
    pub fn fault(&self, fault: SyntaxFault) -> SyntaxError {
        let (line, column) = self.place();
        SyntaxError { line, column, fault }
    }

    pub fn expected(&self, expected: Message) -> SyntaxError {
        self.fault(SyntaxFault::Expected {
            expected,
            found: self.found(),
        })
    }

    /// What stands here.
    fn found(&self) -> Message {
        match &self.token().kind {
            TokenKind::Name { shown, .. } => sign(shown),
            TokenKind::Number(number) => {
                message!(
                    "script-the-number",
                    "the number {number}",
                    number = number.to_string()
                )
            }
            TokenKind::Text(text) => message!(
                "script-the-text",
                "the text \"{text}\"",
                text = text.chars().take(40).collect::<String>(),
            ),
            TokenKind::Symbol(symbol) => sign(symbol.sign()),
            TokenKind::LineEnd if self.at_end() => {
                message!("script-end-of-script", "the end of the script")
            }
            TokenKind::LineEnd => message!("script-end-of-line", "the end of the line"),
        }
    }
}

/// A word or sign of the script itself.
pub(in crate::script) fn sign(sign: &str) -> Message {
    message!("script-sign", "“{sign}”", sign = sign)
}

fn word_of(token: &Token) -> Option<&str> {
    match &token.kind {
        TokenKind::Name { name, .. } => Some(name),
        _ => None,
    }
}

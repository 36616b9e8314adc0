//! Blocks. Open ones wait on a list until their end comes; and the block `If`.

use super::Compiler;
use super::cursor::sign;
use super::scope::Variable;
use crate::model::{Message, message};
use crate::script::code::Op;
use crate::script::error::{SyntaxError, Warning, WarningKind};

/// An open block: where it began, and the jumps that wait for its end.
pub(super) struct Block {
    pub line: u32,
    pub sort: Sort,
    /// Jumps to behind the block.
    pub exits: Vec<usize>,
}

pub(super) enum Sort {
    If {
        /// The jump of the last condition, taken when it does not hold; none behind `Else`.
        otherwise: Option<usize>,
    },
    For {
        variable: Variable,
        name: Box<str>,
        limit: u32,
        top: usize,
    },
    While {
        top: usize,
    },
    Do {
        top: usize,
        /// The condition stands at the top, so none may stand at the end.
        conditional: bool,
    },
    Select {
        subject: u32,
        /// The jump of the last `Case`, taken when it does not hold.
        otherwise: Option<usize>,
        cases: u32,
        behind_else: bool,
    },
}

impl Sort {
    fn opening(&self) -> &'static str {
        match self {
            Self::If { .. } => "If",
            Self::For { .. } => "For",
            Self::While { .. } => "While",
            Self::Do { .. } => "Do",
            Self::Select { .. } => "Select Case",
        }
    }

    fn closing(&self) -> &'static str {
        match self {
            Self::If { .. } => "End If",
            Self::For { .. } => "Next",
            Self::While { .. } => "Wend",
            Self::Do { .. } => "Loop",
            Self::Select { .. } => "End Select",
        }
    }
}

impl Compiler {
    pub(super) fn open(&mut self, line: u32, sort: Sort, exits: Vec<usize>) {
        self.body.blocks.push(Block { line, sort, exits });
    }

    /// The innermost block that may be closed or continued here.
    pub(super) fn innermost(&mut self) -> Option<&mut Block> {
        match self.body.blocks.len() > self.body.floor {
            true => self.body.blocks.last_mut(),
            false => None,
        }
    }

    /// Takes the innermost block if it is of the right sort; else says what would belong here.
    pub(super) fn close(
        &mut self,
        fits: impl Fn(&Sort) -> bool,
        opening: &str,
    ) -> Result<Block, SyntaxError> {
        match self.innermost() {
            Some(block) if fits(&block.sort) => Ok(self.body.blocks.remove(self.body.blocks.len() - 1)),
            Some(block) => {
                let expected = closing(block);
                self.cursor.at = self.cursor.at.saturating_sub(1);
                Err(self.cursor.expected(expected))
            }
            None => {
                self.cursor.at = self.cursor.at.saturating_sub(1);
                Err(self.cursor.expected(message!(
                    "script-none-open",
                    "a statement, because no {opening} is open",
                    opening = opening,
                )))
            }
        }
    }

    pub(super) fn all_blocks_closed(&self) -> Result<(), SyntaxError> {
        self.closed_down_to(0)
    }

    pub(super) fn closed_down_to(&self, floor: usize) -> Result<(), SyntaxError> {
        match self.body.blocks.get(floor..).and_then(<[Block]>::last) {
            None => Ok(()),
            Some(block) => Err(self.cursor.expected(closing(block))),
        }
    }

    pub(super) fn finish(&mut self, block: Block) {
        for exit in block.exits {
            self.land(exit);
        }
    }

    pub(super) fn if_statement(&mut self) -> Result<(), SyntaxError> {
        let line = self.cursor.place().0;
        self.begin_statement()?;
        self.cursor.advance();
        self.expression()?;
        let otherwise = self.emit(Op::JumpUnless(0));
        self.end_statement();
        if self.then()? {
            self.open(
                line,
                Sort::If {
                    otherwise: Some(otherwise),
                },
                Vec::new(),
            );
            return Ok(());
        }
        self.one_line_if(otherwise)
    }

    /// `Then`; true when the line ends behind it, so that a block follows. A missing one at the line's end is warned of.
    fn then(&mut self) -> Result<bool, SyntaxError> {
        if self.cursor.take_word("then") {
            return Ok(self.cursor.is_line_end());
        }
        if self.cursor.is_line_end() {
            let (line, column) = self.cursor.place();
            self.warnings.push(Warning {
                line,
                column,
                what: WarningKind::MissingThen,
            });
            return Ok(true);
        }
        match self.cursor.is_word("goto") {
            true => Ok(false),
            false => Err(self.cursor.expected(message!(
                "script-operator-or",
                "an operator or “{word}”",
                word = "Then"
            ))),
        }
    }

    /// `ElseIf`
    pub(super) fn block_else_if(&mut self) -> Result<(), SyntaxError> {
        self.end_branch("ElseIf")?;
        self.begin_statement()?;
        self.cursor.advance();
        self.expression()?;
        let jump = self.emit(Op::JumpUnless(0));
        self.end_statement();
        if let Some(Block {
            sort: Sort::If { otherwise },
            ..
        }) = self.innermost()
        {
            *otherwise = Some(jump);
        }
        match self.cursor.take_word("then") || self.then()? {
            true => Ok(()),
            false => Err(self.cursor.expected(sign("Then"))),
        }
    }

    /// `Else` of a block; a statement may follow on its line.
    pub(super) fn block_else(&mut self) -> Result<(), SyntaxError> {
        self.end_branch("Else")?;
        self.cursor.advance();
        Ok(())
    }

    /// Ends a branch of an `If`: behind it, jump to the block's end; the last condition's jump leads here.
    fn end_branch(&mut self, word: &str) -> Result<(), SyntaxError> {
        let jump = self.here();
        let waiting = match self.innermost() {
            Some(Block {
                sort: Sort::If { otherwise },
                exits,
                ..
            }) if otherwise.is_some() => {
                exits.push(jump);
                otherwise.take()
            }
            _ => {
                return Err(self.cursor.expected(message!(
                    "script-no-if",
                    "a statement, because no If is open that could have this {word}",
                    word = word,
                )));
            }
        };
        self.emit(Op::Jump(0));
        if let Some(waiting) = waiting {
            self.land(waiting);
        }
        Ok(())
    }

    /// Behind `End If`.
    pub(super) fn end_if(&mut self) -> Result<(), SyntaxError> {
        let block = self.close(|sort| matches!(sort, Sort::If { .. }), "If")?;
        if let Sort::If {
            otherwise: Some(jump),
        } = block.sort
        {
            self.land(jump);
        }
        self.finish(block);
        Ok(())
    }
}

/// What would end a block that is still open.
fn closing(block: &Block) -> Message {
    message!(
        "script-closing",
        "“{closing}” for the {opening} in line {line}",
        closing = block.sort.closing(),
        opening = block.sort.opening(),
        line = block.line,
    )
}

//! A tree without any drawing: nodes in one list, and the rows that are open. Work grows with the rows that are open,
//! and drawing with the rows on screen.

use std::collections::HashMap;
use std::hash::Hash;

#[derive(Debug, Clone)]
pub struct Node<K> {
    pub key: K,
    pub name: String,
    /// 0 at the top.
    pub depth: u16,
    /// Behind the last node below this one.
    end: usize,
    parent: Option<usize>,
    open: bool,
}

/// A tree, its open rows, the selected one and the first on screen.
#[derive(Debug, Clone)]
pub struct Tree<K> {
    nodes: Vec<Node<K>>,
    /// Indices of nodes whose ancestors are all open, in order.
    rows: Vec<usize>,
    /// Index into `rows`.
    selected: usize,
    /// The first row on screen.
    offset: usize,
}

impl<K> Default for Tree<K> {
    fn default() -> Self {
        Self {
            nodes: Vec::new(),
            rows: Vec::new(),
            selected: 0,
            offset: 0,
        }
    }
}

/// A row of the tree as it is drawn.
#[derive(Debug)]
pub struct Row<'a, K> {
    pub node: &'a Node<K>,
    pub fold: Folding,
    pub selected: bool,
    /// Counted from the first on screen.
    pub place: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folding {
    Leaf,
    Open,
    Closed,
}

/// Which way to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Forward,
    Backward,
}

impl<K: Clone + Eq + Hash> Tree<K> {
    /// Replaces the nodes, given in drawing order with their depth. What was open stays open, what was selected stays
    /// selected; new nodes are as `open` says.
    pub fn replace(&mut self, nodes: Vec<(u16, K, String)>, open: impl Fn(&K) -> bool) {
        let selected = self.selected_node().map(|node| node.key.clone());
        let before: HashMap<K, bool> = self.nodes.drain(..).map(|node| (node.key, node.open)).collect();
        let mut ancestors: Vec<usize> = Vec::new();
        for (depth, key, name) in nodes {
            let index = self.nodes.len();
            for closed in ancestors.drain(usize::from(depth).min(ancestors.len())..) {
                self.nodes[closed].end = index;
            }
            let open = before.get(&key).copied().unwrap_or_else(|| open(&key));
            let depth = u16::try_from(ancestors.len()).unwrap_or(u16::MAX);
            let parent = ancestors.last().copied();
            self.nodes.push(Node {
                key,
                name,
                depth,
                end: index + 1,
                parent,
                open,
            });
            ancestors.push(index);
        }
        let end = self.nodes.len();
        for index in ancestors {
            self.nodes[index].end = end;
        }
        self.collect_rows();
        if let Some(key) = selected
            && let Some(row) = self.rows.iter().position(|index| self.nodes[*index].key == key)
        {
            self.selected = row;
        }
    }

    fn collect_rows(&mut self) {
        self.rows.clear();
        let mut index = 0;
        while let Some(node) = self.nodes.get(index) {
            self.rows.push(index);
            index = if node.open { index + 1 } else { node.end };
        }
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.min(last);
        self.offset = self.offset.min(last);
    }

    fn is_leaf(&self, index: usize) -> bool {
        self.nodes[index].end == index + 1
    }

    fn selected_index(&self) -> Option<usize> {
        self.rows.get(self.selected).copied()
    }

    pub fn selected_node(&self) -> Option<&Node<K>> {
        self.selected_index().map(|index| &self.nodes[index])
    }

    /// Names from the top down to the selected row.
    #[cfg(test)]
    pub fn selected_names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        let mut at = self.selected_index();
        while let Some(index) = at {
            names.push(self.nodes[index].name.as_str());
            at = self.nodes[index].parent;
        }
        names.reverse();
        names
    }

    /// The keys below the selected row, not deeper than its children.
    pub fn children_of_selected(&self) -> impl Iterator<Item = &K> {
        let parent = self.selected_index();
        let range = parent.map_or(0..0, |index| index + 1..self.nodes[index].end);
        self.nodes[range]
            .iter()
            .filter(move |node| node.parent == parent)
            .map(|node| &node.key)
    }

    /// The keys of the open rows from the one with this key to the selected one, both of them, whichever comes first.
    pub fn rows_since(&self, key: Option<&K>) -> impl Iterator<Item = &K> {
        let from = self
            .rows
            .iter()
            .position(|index| Some(&self.nodes[*index].key) == key);
        let from = from.unwrap_or(self.selected);
        let range = from.min(self.selected)..=from.max(self.selected);
        let rows = self.rows.get(range).unwrap_or(&[]);
        rows.iter().map(|index| &self.nodes[*index].key)
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The selected row's place among the rows on screen.
    pub fn selected_on_screen(&self) -> Option<usize> {
        self.selected
            .checked_sub(self.offset)
            .filter(|_| !self.rows.is_empty())
    }

    pub fn offset(&self) -> usize {
        self.offset
    }

    /// The rows that a screen of `height` rows shows.
    pub fn visible(&self, height: usize) -> impl Iterator<Item = Row<'_, K>> {
        let rows = self.rows.iter().enumerate().skip(self.offset).take(height);
        rows.map(|(row, index)| {
            let node = &self.nodes[*index];
            let fold = match (self.is_leaf(*index), node.open) {
                (true, _) => Folding::Leaf,
                (false, true) => Folding::Open,
                (false, false) => Folding::Closed,
            };
            Row {
                node,
                fold,
                selected: row == self.selected,
                place: row - self.offset,
            }
        })
    }

    /// Scrolls just so far that the selected row is on a screen of `height` rows, and no screen is half empty in vain.
    pub fn scroll_into(&mut self, height: usize) {
        let height = height.max(1);
        let furthest = self.rows.len().saturating_sub(height);
        let lowest = (self.selected + 1).saturating_sub(height);
        self.offset = self
            .offset
            .clamp(lowest, self.selected.max(lowest))
            .min(furthest.max(lowest));
    }

    pub fn move_by(&mut self, rows: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(rows).min(last);
    }

    /// Selects a row, counted from the first on screen.
    pub fn select_on_screen(&mut self, place: usize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.offset.saturating_add(place).min(last);
    }

    /// Scrolls a screen of `height` rows. The selection stays where it is as long as it is in view.
    pub fn scroll_by(&mut self, rows: isize, height: usize) {
        let height = height.max(1);
        let furthest = self.rows.len().saturating_sub(height);
        self.offset = self.offset.saturating_add_signed(rows).min(furthest);
        let last = (self.offset + height).min(self.rows.len()).saturating_sub(1);
        self.selected = self.selected.clamp(self.offset.min(last), last);
    }

    pub fn first(&mut self) {
        self.selected = 0;
    }

    pub fn last(&mut self) {
        self.selected = self.rows.len().saturating_sub(1);
    }

    fn set_open(&mut self, index: usize, open: bool) {
        if !self.is_leaf(index) && self.nodes[index].open != open {
            self.nodes[index].open = open;
            self.collect_rows();
        }
    }

    /// Opens a closed row and closes an open one; false on a leaf.
    pub fn toggle(&mut self) -> bool {
        match self.selected_index() {
            Some(index) if !self.is_leaf(index) => {
                self.set_open(index, !self.nodes[index].open);
                true
            }
            _ => false,
        }
    }

    /// Closes an open row; from anything else goes to the parent.
    pub fn fold(&mut self) {
        let Some(index) = self.selected_index() else {
            return;
        };
        if self.nodes[index].open && !self.is_leaf(index) {
            self.set_open(index, false);
        } else if let Some(parent) = self.nodes[index].parent {
            self.select(parent);
        }
    }

    /// Opens a closed row; from an open one goes to its first child.
    pub fn unfold(&mut self) {
        let Some(index) = self.selected_index() else {
            return;
        };
        if self.is_leaf(index) {
            return;
        }
        if self.nodes[index].open {
            self.selected += 1;
        } else {
            self.set_open(index, true);
        }
    }

    /// Opens or closes the selected row and everything below it.
    pub fn set_all_below(&mut self, open: bool) {
        let Some(index) = self.selected_index() else {
            return;
        };
        let end = self.nodes[index].end;
        for node in &mut self.nodes[index..end] {
            node.open = open;
        }
        self.collect_rows();
    }

    /// Selects a node, opening everything above it.
    fn select(&mut self, index: usize) {
        let mut above = self.nodes[index].parent;
        let mut opened = false;
        while let Some(parent) = above {
            opened |= !self.nodes[parent].open;
            self.nodes[parent].open = true;
            above = self.nodes[parent].parent;
        }
        if opened {
            self.collect_rows();
        }
        if let Ok(row) = self.rows.binary_search(&index) {
            self.selected = row;
        }
    }

    /// Every key, in drawing order, open or not.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.nodes.iter().map(|node| &node.key)
    }

    /// Opens level after level as long as the rows fit into `height`.
    pub fn open_within(&mut self, height: usize) {
        let deepest = self.nodes.iter().map(|node| node.depth).max().unwrap_or(0);
        for level in 0..deepest {
            let before: Vec<bool> = self.nodes.iter().map(|node| node.open).collect();
            for node in self.nodes.iter_mut().filter(|node| node.depth == level) {
                node.open = true;
            }
            self.collect_rows();
            if self.rows.len() > height {
                for (node, open) in self.nodes.iter_mut().zip(before) {
                    node.open = open;
                }
                self.collect_rows();
                return;
            }
        }
    }

    /// Selects the node with this key, opening everything above it; false when there is none.
    pub fn select_key(&mut self, key: &K) -> bool {
        match self.nodes.iter().position(|node| node.key == *key) {
            Some(index) => {
                self.select(index);
                true
            }
            None => false,
        }
    }

    /// Selects the next node whose name holds `text`, closed or not, going round the end. With `stay`, the selected
    /// node itself may be it.
    pub fn search(&mut self, text: &str, way: Way, stay: bool) -> bool {
        let (Some(from), count) = (self.selected_index(), self.nodes.len()) else {
            return false;
        };
        let needle = Needle::new(text);
        let start = usize::from(!stay);
        let found = (start..count + start)
            .map(|step| match way {
                Way::Forward => (from + step) % count,
                Way::Backward => (from + 2 * count - step) % count,
            })
            .find(|index| needle.is_in(&self.nodes[*index].name));
        if let Some(index) = found {
            self.select(index);
        }
        found.is_some()
    }
}

/// A text that is looked for without regard to case.
#[derive(Debug, Clone)]
pub struct Needle(String);

impl Needle {
    pub fn new(text: &str) -> Self {
        Self(text.to_lowercase())
    }

    pub fn is_in(&self, name: &str) -> bool {
        if self.0.is_empty() {
            return true;
        }
        if !name.is_ascii() {
            return name.to_lowercase().contains(&self.0);
        }
        name.as_bytes()
            .windows(self.0.len())
            .any(|part| part.eq_ignore_ascii_case(self.0.as_bytes()))
    }
}

#[cfg(test)]
mod tests;

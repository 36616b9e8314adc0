//! The left trees as the console and `xlink tree` show them.

use crate::engine::TreeNode;
use crate::source::{SourceTree, TreeMatch};

/// Nests the queues by their levels; every queue has all metrics.
pub fn node(tree: &SourceTree) -> TreeNode {
    let mut root = branch(&tree.system);
    for (queue, levels) in tree.queues.iter().map(|queue| &queue.levels).enumerate() {
        let leaf = levels
            .iter()
            .fold(&mut root, |parent, level| child(parent, level));
        leaf.children = (0..tree.metrics.len())
            .map(|metric| TreeNode {
                name: tree.metrics[metric].name.clone(),
                path: Some(tree.path(TreeMatch { queue, metric })),
                children: Vec::new(),
            })
            .collect();
    }
    root
}

fn branch(name: &str) -> TreeNode {
    TreeNode {
        name: name.to_owned(),
        path: None,
        children: Vec::new(),
    }
}

/// Queues of one group stand together in nearly every source, so the last child is looked at first.
fn child<'a>(parent: &'a mut TreeNode, name: &str) -> &'a mut TreeNode {
    let of_name = |node: &TreeNode| node.path.is_none() && node.name == name;
    let index = parent.children.iter().rposition(of_name).unwrap_or_else(|| {
        parent.children.push(branch(name));
        parent.children.len() - 1
    });
    &mut parent.children[index]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Aggregation, Metric, SourceQueue};

    #[test]
    fn levels_nest_and_metrics_carry_their_path() {
        let queue = |levels: &[&str]| SourceQueue {
            levels: levels.iter().map(|level| (*level).to_owned()).collect(),
        };
        let tree = SourceTree {
            system: "CSV".to_owned(),
            queues: vec![
                queue(&["North", "Sales"]),
                queue(&["South", "Sales"]),
                queue(&["North", "Care"]),
            ],
            metrics: vec![Metric {
                name: "Calls".to_owned(),
                aggregation: Aggregation::Sum,
            }],
        };
        let root = node(&tree);
        let names: Vec<&str> = root.children.iter().map(|child| child.name.as_str()).collect();
        assert_eq!(names, ["North", "South"]);
        let care = &root.children[0].children[1];
        assert_eq!(care.name, "Care");
        assert_eq!(
            care.children[0].path.as_ref().map(|path| path.as_str()),
            Some("CSV:North:Care:Calls")
        );
    }
}

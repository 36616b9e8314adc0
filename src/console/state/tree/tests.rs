use super::*;

fn tree() -> Tree<&'static str> {
    let mut tree = Tree::default();
    let nodes = [
        (0, "WFM"),
        (1, "Hotline"),
        (2, "Offered"),
        (2, "Answered"),
        (1, "Réclamations"),
        (2, "Offres"),
        (0, "Other"),
    ];
    tree.replace(
        nodes.map(|(depth, name)| (depth, name, name.to_owned())).into(),
        |key| *key == "WFM",
    );
    tree
}

fn names<K: Clone + Eq + Hash>(tree: &Tree<K>, height: usize) -> Vec<String> {
    tree.visible(height).map(|row| row.node.name.clone()).collect()
}

fn selected(tree: &Tree<&'static str>) -> &'static str {
    tree.selected_node().map_or("", |node| node.key)
}

#[test]
fn only_open_rows_are_shown() {
    let mut tree = tree();
    assert_eq!(names(&tree, 10), ["WFM", "Hotline", "Réclamations", "Other"]);
    tree.move_by(1);
    assert!(tree.toggle());
    assert_eq!(
        names(&tree, 10),
        ["WFM", "Hotline", "Offered", "Answered", "Réclamations", "Other"]
    );
    tree.fold();
    assert_eq!(tree.len(), 4);
}

#[test]
fn left_goes_to_the_parent_and_right_to_the_first_child() {
    let mut tree = tree();
    tree.move_by(1);
    tree.unfold();
    assert_eq!(selected(&tree), "Hotline");
    tree.unfold();
    assert_eq!(selected(&tree), "Offered");
    tree.unfold();
    assert_eq!(selected(&tree), "Offered");
    tree.fold();
    assert_eq!(selected(&tree), "Hotline");
    assert_eq!(tree.selected_names(), ["WFM", "Hotline"]);
}

#[test]
fn moving_stops_at_both_ends() {
    let mut tree = tree();
    tree.move_by(-5);
    assert_eq!(selected(&tree), "WFM");
    tree.move_by(isize::MAX);
    assert_eq!(selected(&tree), "Other");
    let mut empty = Tree::<u8>::default();
    empty.move_by(1);
    empty.fold();
    empty.unfold();
    empty.set_all_below(true);
    assert!(!empty.toggle() && !empty.search("x", Way::Forward, true));
    assert!(empty.selected_node().is_none());
}

#[test]
fn a_search_opens_what_hides_the_hit_and_goes_round() {
    let mut tree = tree();
    assert!(tree.search("off", Way::Forward, true));
    assert_eq!(selected(&tree), "Offered");
    assert!(tree.search("OFF", Way::Forward, false));
    assert_eq!(selected(&tree), "Offres");
    assert!(tree.search("off", Way::Forward, false));
    assert_eq!(selected(&tree), "Offered");
    assert!(tree.search("off", Way::Backward, false));
    assert_eq!(selected(&tree), "Offres");
    assert!(tree.search("RÉCLA", Way::Forward, true));
    assert_eq!(selected(&tree), "Réclamations");
    assert!(!tree.search("nowhere", Way::Forward, true));
    assert_eq!(selected(&tree), "Réclamations");
}

#[test]
fn new_nodes_keep_what_was_open_and_selected() {
    let mut tree = tree();
    tree.move_by(1);
    tree.toggle();
    tree.move_by(2);
    assert_eq!(selected(&tree), "Answered");
    let nodes = [(0, "WFM"), (1, "New"), (1, "Hotline"), (2, "Answered")];
    tree.replace(
        nodes.map(|(depth, name)| (depth, name, name.to_owned())).into(),
        |_| false,
    );
    assert_eq!(selected(&tree), "Answered");
    assert_eq!(names(&tree, 9), ["WFM", "New", "Hotline", "Answered"]);
    tree.replace(vec![(0, "Else", "Else".into())], |_| false);
    assert_eq!(selected(&tree), "Else");
}

#[test]
fn depths_that_jump_are_mended() {
    let mut tree = Tree::default();
    tree.replace(
        vec![(5, 1, "a".into()), (9, 2, "b".into()), (0, 3, "c".into())],
        |_| true,
    );
    let depths: Vec<u16> = tree.visible(9).map(|row| row.node.depth).collect();
    assert_eq!(depths, [0, 1, 0]);
}

#[test]
fn scrolling_keeps_the_selected_row_on_screen_and_the_screen_full() {
    let mut tree = Tree::default();
    tree.replace((0..100).map(|n| (0, n, n.to_string())).collect(), |_| true);
    tree.move_by(50);
    tree.scroll_into(10);
    assert_eq!(names(&tree, 10)[9], "50");
    tree.move_by(-3);
    tree.scroll_into(10);
    assert_eq!(tree.offset(), 41);
    tree.last();
    tree.scroll_into(10);
    assert_eq!(tree.offset(), 90);
    tree.scroll_into(40);
    assert_eq!(tree.offset(), 60);
    assert_eq!(tree.selected_on_screen(), Some(39));
    tree.first();
    tree.scroll_into(0);
    assert_eq!(tree.offset(), 0);
}

#[test]
fn everything_below_opens_and_closes() {
    let mut tree = tree();
    tree.set_all_below(true);
    assert_eq!(tree.len(), 7);
    tree.set_all_below(false);
    assert_eq!(names(&tree, 9), ["WFM", "Other"]);
}

#[test]
fn a_hundred_thousand_nodes_are_held() {
    let nodes = (0..10_000u32).flat_map(|queue| {
        let values = (1..=10).map(move |value| (2, (queue, value), format!("value {value}")));
        std::iter::once((1, (queue, 0), format!("queue {queue}"))).chain(values)
    });
    let mut tree = Tree::default();
    tree.replace(
        std::iter::once((0, (u32::MAX, 0), "WFM".to_owned()))
            .chain(nodes)
            .collect(),
        |_| true,
    );
    assert_eq!(tree.len(), 110_001);
    assert!(tree.search("queue 9999", Way::Forward, true));
    tree.scroll_into(20);
    assert_eq!(tree.visible(20).count(), 20);
}

#[test]
fn levels_open_as_long_as_they_fit() {
    let mut tree = tree();
    tree.fold();
    assert_eq!(tree.len(), 2);
    tree.open_within(5);
    assert_eq!(names(&tree, 9), ["WFM", "Hotline", "Réclamations", "Other"]);
    tree.open_within(7);
    assert_eq!(tree.len(), 7);
}

//! Graphs of types: where they lead back to themselves.

/// A node at which a cycle is cut.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cut {
    pub node: usize,
    /// The nodes to which it has edges, and from which there are ways back to it.
    pub back: Vec<usize>,
}

/// Cuts a graph until no node leads back to itself. `edges` are the nodes that each node leads to. Of each cycle, the
/// first node that may be cut is: it loses the edges of the cycle.
pub fn cut_cycles(edges: &[Vec<usize>], may_cut: impl Fn(usize) -> bool) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut open = vec![(0..edges.len()).collect::<Vec<usize>>()];
    let mut search = Search::new(edges);
    while let Some(nodes) = open.pop() {
        for mut component in search.components(&nodes) {
            component.sort_unstable();
            let Some(at) = component.iter().position(|node| may_cut(*node)) else {
                continue;
            };
            let node = component[at];
            let back = edges[node].iter().copied();
            let back = back.filter(|target| component.binary_search(target).is_ok());
            let back = back.collect();
            component.remove(at);
            cuts.push(Cut { node, back });
            open.push(component);
        }
    }
    cuts
}

/// The search for the strongly connected components of parts of a graph (Tarjan's algorithm, without recursion).
struct Search<'e> {
    edges: &'e [Vec<usize>],
    /// The part that each node is looked at in; the others are not there for the search.
    part: Vec<usize>,
    parts: usize,
    /// The order in which the nodes of the part were found, from 1; 0 for the others.
    order: Vec<usize>,
    /// The first node of the stack that each node is known to lead to.
    low: Vec<usize>,
    on_stack: Vec<bool>,
}

impl<'e> Search<'e> {
    fn new(edges: &'e [Vec<usize>]) -> Self {
        let count = edges.len();
        Self {
            edges,
            part: vec![0; count],
            parts: 0,
            order: vec![0; count],
            low: vec![0; count],
            on_stack: vec![false; count],
        }
    }

    /// Returns the sets of nodes that lead to one another, and to themselves, by ways through `nodes` alone.
    fn components(&mut self, nodes: &[usize]) -> Vec<Vec<usize>> {
        self.parts += 1;
        for node in nodes {
            (self.part[*node], self.order[*node]) = (self.parts, 0);
        }
        let mut found = Vec::new();
        let mut count = 0;
        let mut stack = Vec::new();
        for start in nodes {
            if self.order[*start] == 0 {
                self.visit(*start, &mut count, &mut stack, &mut found);
            }
        }
        found
    }

    fn visit(
        &mut self,
        start: usize,
        count: &mut usize,
        stack: &mut Vec<usize>,
        found: &mut Vec<Vec<usize>>,
    ) {
        // Each node of the way, with the number of its edges that were followed.
        let mut way = vec![(start, 0)];
        while let Some((node, next)) = way.last_mut() {
            let node = *node;
            if *next == 0 {
                *count += 1;
                (self.order[node], self.low[node]) = (*count, *count);
                self.on_stack[node] = true;
                stack.push(node);
            }
            let target = self.edges[node].get(*next).copied();
            *next += 1;
            match target {
                Some(target) if self.part[target] != self.parts => {}
                Some(target) if self.order[target] == 0 => way.push((target, 0)),
                Some(target) if self.on_stack[target] => {
                    self.low[node] = self.low[node].min(self.order[target]);
                }
                Some(_) => {}
                None => {
                    way.pop();
                    if let Some((parent, _)) = way.last() {
                        self.low[*parent] = self.low[*parent].min(self.low[node]);
                    }
                    if self.low[node] == self.order[node] {
                        found.extend(self.close(node, stack));
                    }
                }
            }
        }
    }

    /// Takes the component that begins with a node from the stack; none where the node does not lead to itself.
    fn close(&mut self, node: usize, stack: &mut Vec<usize>) -> Option<Vec<usize>> {
        let start = stack.iter().rposition(|it| *it == node)?;
        let component = stack.split_off(start);
        for member in &component {
            self.on_stack[*member] = false;
        }
        let is_cycle = component.len() > 1 || self.edges[node].contains(&node);
        is_cycle.then_some(component)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(edges: &[&[usize]], fixed: &[usize]) -> Vec<(usize, Vec<usize>)> {
        let edges: Vec<Vec<usize>> = edges.iter().map(|targets| targets.to_vec()).collect();
        let cuts = cut_cycles(&edges, |node| !fixed.contains(&node));
        let mut cuts: Vec<_> = cuts.into_iter().map(|cut| (cut.node, cut.back)).collect();
        cuts.sort();
        cuts
    }

    #[test]
    fn each_cycle_is_cut_at_its_first_node() {
        for (edges, fixed, expected) in [
            (&[&[1][..], &[2], &[]][..], &[][..], vec![]),
            (&[&[0]], &[], vec![(0, vec![0])]),
            (&[&[1], &[2], &[0]], &[], vec![(0, vec![1])]),
            (&[&[1], &[2], &[0]], &[0], vec![(1, vec![2])]),
            (&[&[1], &[0]], &[0, 1], vec![]),
            (&[&[1, 2], &[0], &[0]], &[], vec![(0, vec![1, 2])]),
            (
                &[&[1], &[2], &[1, 3], &[3]],
                &[],
                vec![(1, vec![2]), (3, vec![3])],
            ),
            (
                &[&[1], &[0, 2], &[1]],
                &[],
                vec![(0, vec![1]), (1, vec![2])],
            ),
        ] {
            assert_eq!(cuts(edges, fixed), expected, "{edges:?} without {fixed:?}");
        }
    }

    #[test]
    fn a_long_way_costs_no_stack_and_no_square() {
        let count = 200_000;
        let mut edges: Vec<Vec<usize>> = (1..=count).map(|next| vec![next]).collect();
        edges.push(vec![]);
        assert!(cut_cycles(&edges, |_| true).is_empty());
        edges[count].push(0);
        assert_eq!(cut_cycles(&edges, |_| true).len(), 1);
    }
}

//! The files of the workspace as git knows them: tracked, or new and not ignored.

use crate::run::{capture, must, text};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// All files by their path from the workspace's folder, and the text of those that are text.
#[derive(Debug, Default, Clone)]
pub struct Tree {
    texts: BTreeMap<String, String>,
    paths: BTreeSet<String>,
}

impl Tree {
    /// Reads what lies below `root`.
    ///
    /// # Errors
    /// If git is missing, `root` is no clone, or a file cannot be read.
    pub fn read(root: &Path) -> Result<Tree, String> {
        let mut git = Command::new("git");
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root);
        let listed = capture(&mut git, Duration::from_secs(60))?;
        must(&git, listed.status, &text(&listed.stderr))?;
        let mut tree = Tree::default();
        for path in text(&listed.stdout).split_terminator('\0') {
            match std::fs::read(root.join(path)) {
                Ok(bytes) => tree.add(path, bytes),
                // Deleted, and the deletion not yet committed.
                Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => {}
                Err(fault) => return Err(format!("{path}: {fault}")),
            }
        }
        Ok(tree)
    }

    fn add(&mut self, path: &str, bytes: Vec<u8>) {
        self.paths.insert(path.into());
        if !bytes.contains(&0)
            && let Ok(text) = String::from_utf8(bytes)
        {
            self.texts.insert(path.into(), text);
        }
    }

    /// A tree for a test.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Tree {
        let mut tree = Tree::default();
        files.iter().for_each(|(path, text)| tree.add(path, text.as_bytes().to_vec()));
        tree
    }

    /// Path and text of every text file.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The same for those whose name ends so.
    pub fn ending(&self, end: &str) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(move |(path, _)| path.ends_with(end))
    }

    /// One text file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Whether this file or folder exists; the empty path is the workspace's folder.
    pub fn has(&self, path: &str) -> bool {
        path.is_empty()
            || self.paths.iter().any(|p| p.strip_prefix(path).is_some_and(|r| r.is_empty() || r.starts_with('/')))
    }
}

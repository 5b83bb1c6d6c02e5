"""What lists the site: it comes last and sees the digest of every file that was made."""

from credatlas.feeds.directory.directory import Directory, Made, Production, Stage, directories

__all__ = ["Directory", "Made", "Production", "Stage", "directories"]

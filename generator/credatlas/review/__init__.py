"""What reviewers of a pull request ask: what does this change bring?"""

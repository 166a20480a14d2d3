"""From a page to flat blocks: HTML, text that lost its HTML, and articles embedded in scripts."""

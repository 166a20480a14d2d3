// Search and filter of the lines of a report. Without it the report reads the same, and shows every line.
(() => {
  "use strict";
  const tools = document.querySelector(".tools");
  if (!tools) return;
  const search = document.getElementById("search");
  const label = document.getElementById("label");
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const rows = Array.from(document.querySelectorAll(".lines > li"), (row) => ({
    row, text: row.textContent.toLowerCase(), labels: (row.dataset.labels || "").split(" "),
  }));

  const wanted = (labels, choice) => {
    if (choice === "all") return true;
    if (choice === "kept") return labels[0] === "";
    if (choice === "removed") return labels.some((name) => name !== "");
    if (choice === "spam") return labels.some((name) => name.startsWith("spam."));
    return labels.includes(choice);
  };

  const filter = () => {
    const words = search.value.trim().toLowerCase();
    let shown = 0;
    for (const { row, text, labels } of rows) {
      const show = wanted(labels, label.value) && text.includes(words);
      if (row.hidden === show) row.hidden = !show;
      shown += show;
    }
    none.hidden = shown > 0;
    count.textContent = `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} lines`;
  };

  // The labels in the table above choose what is shown.
  for (const tag of document.querySelectorAll(".labels [data-label]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = tag.className;
    button.textContent = tag.textContent;
    button.addEventListener("click", () => {
      label.value = tag.dataset.label;
      filter();
      tools.scrollIntoView();
      label.focus({ preventScroll: true });
    });
    tag.replaceWith(button);
  }

  search.addEventListener("input", filter);
  label.addEventListener("change", filter);
  // A link to a line leads to it, whatever is shown.
  const reveal = () => {
    const row = /^#line-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (row && row.hidden) {
      search.value = "";
      label.value = "all";
      filter();
      row.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  tools.hidden = false;
  filter();  // a browser may have kept what was chosen before a reload
})();

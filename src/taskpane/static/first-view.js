/* Plain ES5, before anything is painted: which host and which language, as Office writes them into the pane's address (Excel$Web$16.00$zh-CN$…). */
(function () {
  var info = /[?&]_host_Info=([^&#]*)/.exec(window.location.search);
  var parts = info ? decodeURIComponent(info[1]).split(/[$|]/) : [];
  var language = parts[3] || window.navigator.language || "zh-CN";
  var page = document.documentElement;
  page.lang = /^zh/i.test(language) ? "zh-CN" : "en-US";
  page.className = (parts[0] || "").toLowerCase() === "word" ? "word" : "excel";
  /* Where the pane's own script does not come at all, nobody else can say so. */
  window.setTimeout(function () {
    page.className += " silent";
  }, 20000);
})();

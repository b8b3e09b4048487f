/* office.js sets these to null, which breaks scripts that rely on them. */
if (window.taizhangHistory) {
  window.history.pushState = window.taizhangHistory.push;
  window.history.replaceState = window.taizhangHistory.replace;
}

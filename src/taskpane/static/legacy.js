/* Plain ES5: Office 2016 and 2019 run panes in Internet Explorer's engine, where the pane cannot start. Say so instead of staying blank. */
(function () {
  var modern = typeof Promise === "function" && typeof Map === "function" && typeof Object.fromEntries === "function";
  // office.js sets history.pushState and replaceState to null; kept here, put back by after-office.js.
  window.taizhangHistory = { push: window.history.pushState, replace: window.history.replaceState };
  if (modern) return;
  window.taizhangTooOld = true;
  document.addEventListener("DOMContentLoaded", function () {
    var first = document.getElementById("first-view");
    first.parentNode.removeChild(first);
    var box = document.createElement("div");
    box.setAttribute("role", "alert");
    box.style.cssText = "font:14px/1.7 'Microsoft YaHei',sans-serif;padding:24px;color:#242424";
    box.innerHTML =
      "<h1 style='font-size:18px'>当前 Office 版本过低</h1><p>台账通需要 Office 2021、Office LTSC 2021 或 Microsoft 365（Windows 需装有 WebView2）。请联系单位的信息管理员升级，或改用命令行版本。</p>" +
      "<p lang='en'>Taizhang needs Office 2021, Office LTSC 2021 or Microsoft 365.</p>";
    document.body.appendChild(box);
  });
})();

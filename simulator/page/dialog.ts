/** A dialog of the add-in over the host's window. */

/** @param url an address on our own origin, like all of the add-in's here */
export function showDialog(url: string): void {
  const dialog = document.createElement("dialog");
  dialog.className = "sim-dialog";
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", "关闭对话框");
  close.onclick = () => dialog.remove();
  const iframe = document.createElement("iframe");
  iframe.title = "加载项的对话框";
  iframe.src = url;
  dialog.onclose = () => dialog.remove();
  dialog.append(close, iframe);
  document.body.append(dialog);
  dialog.showModal();
}

// Lists as offices send them.
const quoted = (cell) => /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
export const headings = ["Tên sản phẩm", "Chủ thể", "Huyện", "Xã", "Nhóm sản phẩm", "Hạng sao", "Số quyết định", "Ngày quyết định",
    "Cơ quan ban hành"];

// By headings; the cell of a heading that is missing is empty.
export const row = (product, producer, more) => ({ "Tên sản phẩm": product, "Chủ thể": producer, ...more });

export function list_file(name, rows) {
    const lines = [headings, ...rows.map((one) => headings.map((heading) => one[heading] ?? ""))];
    const text = "\uFEFF" + lines.map((line) => line.map((cell) => quoted(String(cell))).join(",")).join("\r\n") + "\r\n";
    return { name, mimeType: "text/csv", buffer: Buffer.from(text, "utf8") };
}

// Saves each file that Python hands to a view, once.
function useHanded(file) {
  const given = useRef(file?.number ?? 0);
  useEffect(() => {
    if (!file || file.number === given.current) return;
    given.current = file.number;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.text], { type: "application/json" }));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }, [file?.number]);
}

"""Addresses of logging in and of one's own account."""

from django.urls import path

from zhunsheng.web.views import accounts

urlpatterns = [
    path("", accounts.home, name="home"),
    path("log-in/", accounts.LogIn.as_view(), name="log-in"),
    path("log-out/", accounts.log_out_here, name="log-out"),
    path("language/", accounts.choose_language, name="choose-language"),
]
